package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * {@link Detector} for the keys and tokens of the {@linkplain KeyFormats table of
 * formats}. Each format is only examined at one character of its mark.
 */
final class TokenShapes implements Detector {

	private static final int CHARACTERS = 128;

	static final TokenShapes INSTANCE = new TokenShapes();

	private final List<KeyFormat> formats = KeyFormats.all();

	private final List<List<KeyFormat>> formatsByAnchor = new ArrayList<>();

	private final FormatIndex[] byAnchor = new FormatIndex[CHARACTERS];

	private final List<List<KeyFormat>> byFirstCharacter = new ArrayList<>();

	private TokenShapes() {
		for (int i = 0; i < CHARACTERS; i++) {
			this.formatsByAnchor.add(new ArrayList<>());
			this.byFirstCharacter.add(new ArrayList<>());
		}
		for (KeyFormat format : this.formats) {
			this.formatsByAnchor.get(anchor(format)).add(format);
			if (format.isPrefixed()) {
				this.byFirstCharacter.get(format.mark().charAt(0)).add(format);
			}
		}
		for (int i = 0; i < CHARACTERS; i++) {
			this.byAnchor[i] = new FormatIndex(this.formatsByAnchor.get(i));
		}
	}

	private static char anchor(KeyFormat format) {
		return format.mark().charAt(format.anchor());
	}

	/**
	 * Return the characters at which keys are searched for at the start of a word.
	 */
	String anchors() {
		return anchors((format) -> true);
	}

	/**
	 * Return the letters and digits at which keys are also searched for within words.
	 */
	String anchorsWithinWords() {
		return anchors(KeyFormat::isSearchedWithinWords);
	}

	private String anchors(Predicate<KeyFormat> selected) {
		StringBuilder anchors = new StringBuilder();
		this.formats.stream().filter(selected).map(TokenShapes::anchor).distinct().forEach(anchors::append);
		return anchors.toString();
	}

	@Override
	public boolean mayBeAt(char character, char next) {
		for (KeyFormat format : this.formatsByAnchor.get(character)) {
			if (format.mayContinueWith(next)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public boolean find(Scan scan, int at) {
		FormatIndex index = this.byAnchor[scan.at(at)];
		return find(scan, at, index.startingBefore(scan, at)) || find(scan, at, index.startingAt(scan, at));
	}

	private static boolean find(Scan scan, int at, KeyFormat[] candidates) {
		for (KeyFormat format : candidates) {
			int mark = at - format.anchor();
			int from = format.start(scan, mark);
			int end = (from >= 0) ? format.end(scan, mark) : -1;
			if (end >= 0) {
				if (!EncodedUrls.replaceContinued(scan, from, end)) {
					scan.replace(from, end, format.label());
				}
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the label for the value between two positions.
	 * @return the label, or {@code null} if the kind of value is not known
	 */
	@Nullable String labelOf(Scan scan, int from, int to) {
		char first = scan.at(from);
		for (KeyFormat format : (first < CHARACTERS) ? this.byFirstCharacter.get(first) : List.<KeyFormat>of()) {
			if (scan.matches(from, format.mark()) && format.end(scan, from) == to) {
				return format.label();
			}
		}
		return null;
	}

}
