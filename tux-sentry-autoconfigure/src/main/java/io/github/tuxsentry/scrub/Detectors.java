package io.github.tuxsentry.scrub;

/**
 * Detectors by the characters at which they are invoked.
 */
final class Detectors {

	private final DetectorTable table;

	private final DetectorTable tableWithinWords;

	/** Letters and digits for which no detectors are registered within words. */
	private final boolean[] plainWithinWords = new boolean[128];

	Detectors(SecretNames names, boolean emails, boolean ipAddresses) {
		TokenShapes shapes = TokenShapes.INSTANCE;
		DetectorTable.Builder detectors = new DetectorTable.Builder()
			.register(EncodedUrls.FIRST_CHARACTERS, new EncodedUrls())
			.register(EscapeSequences.FIRST_CHARACTERS, new EscapeSequences())
			.register("-", new PrivateKeys())
			.register(SecretRoutes.FIRST_CHARACTERS, new SecretRoutes())
			.register(":", new UrlLogins())
			.register(NamedValues.SEPARATORS, new NamedValues(names, shapes))
			.register(CommandOptions.FIRST_CHARACTERS, new CommandOptions(names))
			.register(CommandLogins.FIRST_CHARACTERS, new CommandLogins())
			.register(XmlElements.FIRST_CHARACTERS, new XmlElements(names))
			.register(QuotedTexts.FIRST_CHARACTERS, new QuotedTexts(names))
			.register(SqlValues.FIRST_CHARACTERS, new SqlValues(names))
			.register(NamesApart.FIRST_CHARACTERS, new NamesApart(names))
			.register("bB", new HttpCredentials())
			.register(".", new DiscordTokens())
			.register("e", new JsonWebTokens())
			.register(shapes.anchors(), shapes);
		if (emails) {
			detectors.register("@%", new EmailAddresses());
		}
		if (ipAddresses) {
			detectors.register("0123456789", IpAddresses.V4).register(":", IpAddresses.V6);
		}
		this.table = detectors.build();
		this.tableWithinWords = new DetectorTable.Builder().register(shapes.anchorsWithinWords(), shapes).build();
		String anchors = shapes.anchorsWithinWords();
		for (char character = 0; character < this.plainWithinWords.length; character++) {
			this.plainWithinWords[character] = Alphabet.ALPHANUMERIC.contains(character)
					&& anchors.indexOf(character) < 0;
		}
	}

	/**
	 * Return the detectors for a character that is not preceded by a letter or digit, or
	 * is no letter or digit itself.
	 */
	Detector[] at(char character, char next) {
		return this.table.at(character, next);
	}

	/**
	 * Return whether a character is a letter or digit for which there are no detectors
	 * after another.
	 */
	boolean isPlainWithinWord(char character) {
		return character < 128 && this.plainWithinWords[character];
	}

	/**
	 * Return the detectors for a letter or digit after another.
	 */
	Detector[] withinWord(char character, char next) {
		return this.tableWithinWords.at(character, next);
	}

}
