package io.github.tuxsentry.scrub;

import java.util.List;

/**
 * {@link Detector} for passwords in the short options of well-known commands:
 * {@code curl -u name:…}, {@code mysql -p…}, {@code sshpass -p …},
 * {@code docker login -p …} and {@code redis-cli -a …}.
 */
final class CommandLogins implements Detector {

	static final String FIRST_CHARACTERS = "cdhmprs";

	private static final int MAX_DISTANCE = 256;

	private static final List<Command> COMMANDS = List.of(new Command("curl", "-u", Form.LOGIN),
			new Command("curl", "--user", Form.LOGIN), new Command("curl", "--proxy-user", Form.LOGIN),
			new Command("http", "-a", Form.LOGIN), new Command("mysql", "-p", Form.GLUED),
			new Command("mysqldump", "-p", Form.GLUED), new Command("mysqladmin", "-p", Form.GLUED),
			new Command("mariadb", "-p", Form.GLUED), new Command("mariadb-dump", "-p", Form.GLUED),
			new Command("sshpass", "-p", Form.ANY), new Command("docker login", "-p", Form.ANY),
			new Command("podman login", "-p", Form.ANY), new Command("redis-cli", "-a", Form.ANY));

	@Override
	public boolean mayBeAt(char character, char next) {
		return switch (character) {
			case 'c' -> next == 'u';
			case 'h' -> next == 't';
			case 'm' -> next == 'y' || next == 'a';
			case 'r' -> next == 'e';
			case 's' -> next == 's';
			default -> next == 'o';
		};
	}

	@Override
	public boolean find(Scan scan, int at) {
		if (!isThirdOfCommand(scan.at(at + 2))) {
			return false;
		}
		for (Command command : COMMANDS) {
			if (scan.matches(at, command.name()) && scan.at(at + command.name().length()) == ' '
					&& !Alphabet.WORD.contains(scan.at(at - 1))) {
				options(scan, at + command.name().length(), command);
			}
		}
		return false;
	}

	private static boolean isThirdOfCommand(char third) {
		return "rctsdh".indexOf(third) >= 0;
	}

	private static void options(Scan scan, int from, Command command) {
		for (int i = from; i < from + MAX_DISTANCE && scan.at(i) >= ' ' && scan.at(i) != '|'; i++) {
			if (scan.at(i) == '-' && scan.at(i - 1) == ' ' && scan.matches(i, command.option())) {
				value(scan, i + command.option().length(), command.form());
				return;
			}
		}
	}

	private static void value(Scan scan, int behind, Form form) {
		int start = scan.end(behind, Alphabet.BLANKS, 4);
		start += (scan.at(start) == '=') ? 1 : 0;
		boolean quoted = NamedValues.isQuote(scan.at(start));
		int from = quoted ? start + 1 : start;
		if ((form == Form.GLUED && start > behind) || scan.at(from) == '-' || scan.at(from) == '$') {
			return;
		}
		int end = scan.end(from, Alphabet.PRINTABLE, MAX_DISTANCE);
		if (quoted) {
			end = new ValueEnd(scan).ofQuoted(from, scan.at(start), 0);
		}
		if (form == Form.LOGIN) {
			int colon = from;
			while (colon < end && scan.at(colon) != ':') {
				colon++;
			}
			from = colon + 1;
		}
		if (from < end && scan.at(from) != '$' && !Labels.endsAt(scan, from, end)) {
			scan.replaceAhead(from, end, "[password]");
		}
	}

	/**
	 * How the option and the password are written.
	 */
	private enum Form {

		/** The password follows a name and a colon. */
		LOGIN,

		/** The password follows the option without a blank. */
		GLUED,

		/** The password follows the option. */
		ANY

	}

	private record Command(String name, String option, Form form) {
	}

}
