package io.github.tuxsentry.scrub;

import java.util.List;
import java.util.Random;

import io.github.tuxsentry.scrub.CharacterRuns.Run;

/**
 * Random keys in the formats of the table.
 */
final class KeyFormatSamples {

	private static final int MAX_MORE = 10;

	/** What keys start with, also within words. */
	private final List<String> marks = KeyFormats.all()
		.stream()
		.filter(KeyFormat::withinWords)
		.map(KeyFormat::mark)
		.distinct()
		.toList();

	private final Random random;

	KeyFormatSamples(long seed) {
		this.random = new Random(seed);
	}

	String sample(KeyFormat format) {
		String before = sample(format.before());
		String start = before + format.mark();
		String key = start + sample(format.after());
		return containsAnother(key, before.length(), start.length()) ? sample(format) : key;
	}

	/**
	 * Return whether another key starts within the random characters by chance.
	 */
	private boolean containsAnother(String key, int startOfMark, int endOfMark) {
		for (String mark : this.marks) {
			for (int at = key.indexOf(mark); at >= 0; at = key.indexOf(mark, at + 1)) {
				if (at < startOfMark || at + mark.length() > endOfMark) {
					return true;
				}
			}
		}
		return false;
	}

	private String sample(CharacterRuns runs) {
		StringBuilder sample = new StringBuilder();
		runs.runs().forEach((run) -> sample.append(sample(run)));
		return sample.toString();
	}

	private String sample(Run run) {
		Alphabet alphabet = run.alphabet();
		if (alphabet == null) {
			return String.valueOf(run.letter());
		}
		int length = run.min() + this.random.nextInt(Math.min(run.max() - run.min(), MAX_MORE) + 1);
		StringBuilder sample = new StringBuilder();
		while (sample.length() < length) {
			char character = (char) ('-' + this.random.nextInt('z' - '-' + 1));
			boolean last = sample.length() == length - 1;
			if (alphabet.contains(character) && character != '=' && (!last || Character.isLetterOrDigit(character))) {
				sample.append(character);
			}
		}
		return isVaried(run, sample.toString()) ? sample.toString() : sample(run);
	}

	private static boolean isVaried(Run run, String sample) {
		boolean varied = run.letter() == 'D' || run.letter() == 'A';
		return !varied || sample.chars().anyMatch(Character::isDigit);
	}

}
