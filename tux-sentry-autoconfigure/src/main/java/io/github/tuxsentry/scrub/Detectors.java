package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;

/**
 * Detectors by the characters at which they are invoked.
 */
final class Detectors {

	private static final Detector[] NONE = {};

	private final Detector[][] byCharacter;

	private final Detector[][] byCharacterWithinWords;

	Detectors(SecretNames names, boolean emails, boolean ipAddresses) {
		List<List<Detector>> registered = newRegistry();
		TokenShapes shapes = TokenShapes.INSTANCE;
		register(registered, EncodedUrls.FIRST_CHARACTERS, new EncodedUrls());
		register(registered, EscapeSequences.FIRST_CHARACTERS, new EscapeSequences());
		register(registered, "-", new PrivateKeys());
		register(registered, SecretRoutes.FIRST_CHARACTERS, new SecretRoutes());
		register(registered, ":", new UrlLogins());
		register(registered, NamedValues.SEPARATORS, new NamedValues(names, shapes));
		register(registered, CommandOptions.FIRST_CHARACTERS, new CommandOptions(names));
		register(registered, CommandLogins.FIRST_CHARACTERS, new CommandLogins());
		register(registered, XmlElements.FIRST_CHARACTERS, new XmlElements(names));
		register(registered, QuotedTexts.FIRST_CHARACTERS, new QuotedTexts(names));
		register(registered, SqlValues.FIRST_CHARACTERS, new SqlValues(names));
		register(registered, NamesApart.FIRST_CHARACTERS, new NamesApart(names));
		register(registered, "bB", new HttpCredentials());
		register(registered, ".", new DiscordTokens());
		register(registered, "e", new JsonWebTokens());
		register(registered, shapes.anchors(), shapes);
		if (emails) {
			register(registered, "@%", new EmailAddresses());
		}
		if (ipAddresses) {
			register(registered, "0123456789", IpAddresses::findV4);
			register(registered, ":", IpAddresses::findV6);
		}
		this.byCharacter = arrays(registered);
		List<List<Detector>> registeredWithinWords = newRegistry();
		register(registeredWithinWords, shapes.anchorsWithinWords(), shapes);
		this.byCharacterWithinWords = arrays(registeredWithinWords);
	}

	private static List<List<Detector>> newRegistry() {
		List<List<Detector>> registered = new ArrayList<>();
		for (int i = 0; i < 128; i++) {
			registered.add(new ArrayList<>());
		}
		return registered;
	}

	private static Detector[][] arrays(List<List<Detector>> registered) {
		return registered.stream().map((detectors) -> detectors.toArray(NONE)).toArray(Detector[][]::new);
	}

	private static void register(List<List<Detector>> registered, String characters, Detector detector) {
		characters.chars().forEach((character) -> registered.get(character).add(detector));
	}

	/**
	 * Return the detectors for a character that is not preceded by a letter or digit, or
	 * is no letter or digit itself.
	 */
	Detector[] at(char character) {
		return (character < 128) ? this.byCharacter[character] : NONE;
	}

	/**
	 * Return the detectors for a letter or digit after another.
	 */
	Detector[] withinWord(char character) {
		return this.byCharacterWithinWords[character];
	}

}
