package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;

/**
 * Detectors by the characters at which they are invoked.
 */
final class Detectors {

	private static final Detector[] NONE = {};

	private final Detector[][] byCharacter = new Detector[128][];

	Detectors(SecretNames names, boolean emails, boolean ipAddresses) {
		List<List<Detector>> registered = new ArrayList<>();
		for (int i = 0; i < 128; i++) {
			registered.add(new ArrayList<>());
		}
		TokenShapes shapes = new TokenShapes();
		register(registered, "-", new PrivateKeys());
		register(registered, SecretRoutes.FIRST_CHARACTERS, new SecretRoutes());
		register(registered, ":", new UrlLogins());
		register(registered, NamedValues.SEPARATORS, new NamedValues(names, shapes));
		register(registered, NamedTexts.FIRST_CHARACTERS, new NamedTexts(names));
		register(registered, NamesApart.FIRST_CHARACTERS, new NamesApart(names));
		register(registered, "bB", new HttpCredentials());
		register(registered, "MNO", new DiscordTokens());
		register(registered, "e", new JsonWebTokens());
		register(registered, shapes.firstCharacters(), shapes);
		register(registered, "~", TokenShapes::findAzureSecret);
		if (emails) {
			register(registered, "@%", new EmailAddresses());
		}
		if (ipAddresses) {
			register(registered, "0123456789", IpAddresses::findV4);
			register(registered, ":", IpAddresses::findV6);
		}
		for (int i = 0; i < 128; i++) {
			this.byCharacter[i] = registered.get(i).toArray(NONE);
		}
	}

	private static void register(List<List<Detector>> registered, String characters, Detector detector) {
		characters.chars().forEach((character) -> registered.get(character).add(detector));
	}

	Detector[] at(char character) {
		return (character < 128) ? this.byCharacter[character] : NONE;
	}

}
