package io.github.tuxsentry.scrub;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Names whose values are secret, such as {@code DB_PASSWORD},
 * {@code spring.mail.password}, {@code accessToken} and {@code Set-Cookie}, as opposed to
 * similar names such as {@code token_count} and {@code author}. The last word is
 * decisive. Case and separators are ignored.
 */
final class SecretNames {

	private static final int MAX_LENGTH = 96;

	private static final Map<String, String> LAST_WORDS = new HashMap<>();

	private static final Map<String, String> LAST_TWO_WORDS = new HashMap<>();

	private static final List<String> ENDINGS = List.of("password", "passwd", "token", "secret", "apikey", "accesskey",
			"secretkey", "privatekey", "passphrase", "authorization");

	private static final Set<String> QUALIFIERS = Set.of("value", "values", "hash", "hashed", "digest", "confirm",
			"confirmation", "repeat", "again", "old", "new", "current", "plain", "raw", "encrypted", "encoded",
			"base64", "prod", "production", "staging", "dev", "test", "live", "primary", "secondary", "main", "default",
			"backup", "fallback", "readonly", "eu", "us", "asia", "uk", "de", "fr", "east", "west", "north", "south",
			"local", "global", "dotenv", "b64", "plaintext", "ro", "rw");

	/**
	 * Words that turn the name of a secret into the name of something about it.
	 */
	private static final Set<String> ATTRIBUTES = Set.of("count", "counts", "length", "len", "size", "type", "types",
			"url", "uri", "endpoint", "name", "names", "id", "ids", "index", "file", "files", "path", "dir", "location",
			"ttl", "expiry", "expires", "expiration", "timeout", "limit", "enabled", "required", "policy", "format",
			"pattern", "regex", "encoder", "provider", "store", "manager", "service", "bucket", "version", "algorithm",
			"prefix", "suffix", "header", "param", "parameter", "field", "date", "time", "at", "class", "handler",
			"filter", "factory", "resolver", "repository", "stream", "usage", "alias", "charset", "position", "offset",
			"kind", "source", "status", "state", "error", "cache");

	private static final Map<String, String> UNCERTAIN_WORDS = Map.of("auth", "[authorization]", "jwt", "[jwt]",
			"session", "[session id]", "sid", "[session id]", "signature", "[signature]");

	private static final int MAX_SUFFIX_WORDS = 3;

	static {
		lastWords("[password]", "password", "passwords", "passwd", "passwds", "passcode", "pwd", "pswd", "pass");
		lastWords("[passphrase]", "passphrase", "mnemonic");
		lastWords("[token]", "token", "tokens", "csrf", "xsrf");
		lastWords("[secret]", "secret", "secrets");
		lastWords("[api key]", "apikey", "apikeys");
		lastWords("[key]", "accesskey", "secretkey", "privatekey", "signingkey", "encryptionkey", "authkey");
		lastWords("[jwt]", "jwt");
		lastWords("[authorization]", "authorization", "auth", "bearer");
		lastWords("[cookie]", "cookie", "cookies");
		lastWords("[credentials]", "credential", "credentials", "creds");
		lastWords("[session id]", "jsessionid", "phpsessid", "sessionid", "sessid");
		lastWords("[one-time code]", "otp", "totp");
		lastTwoWords("[api key]", "api key", "api keys");
		lastTwoWords("[key]", "access key", "secret key", "private key", "signing key", "encryption key", "master key",
				"shared key", "auth key", "account key", "storage key", "service key", "deploy key", "host key",
				"session key", "license key", "function key");
		lastTwoWords("[passphrase]", "seed phrase", "recovery phrase", "pass phrase");
		lastTwoWords("[session id]", "session id");
		lastTwoWords("[connection string]", "connection string");
		lastTwoWords("[one-time code]", "mfa code", "otp code", "auth code", "backup code", "backup codes",
				"recovery code", "recovery codes", "verification code");
	}

	private final Map<String, String> own = new HashMap<>();

	private final Set<String> allowed = new HashSet<>();

	/** Endings of words that denote a secret at the end of a name. */
	private final NameEndings last = new NameEndings();

	/** Endings of words that may denote a secret anywhere in a name. */
	private final NameEndings any = new NameEndings();

	SecretNames(Collection<String> own, Collection<String> allowed) {
		own.forEach((name) -> this.own.put(compact(name), Labels.of(name)));
		for (NameEndings endings : List.of(this.last, this.any)) {
			endings.add(LAST_WORDS.keySet());
			endings.add(LAST_TWO_WORDS.keySet());
		}
		this.last.add(QUALIFIERS);
		this.last.add(this.own.keySet());
		this.any.add(UNCERTAIN_WORDS.keySet());
		allowed.forEach((name) -> this.allowed.add(compact(name)));
	}

	private static void lastWords(String label, String... words) {
		for (String word : words) {
			LAST_WORDS.put(word, label);
		}
	}

	private static void lastTwoWords(String label, String... words) {
		for (String two : words) {
			LAST_TWO_WORDS.put(two, label);
		}
	}

	/**
	 * Return the label for the value of a name.
	 * @param text the text that contains the name
	 * @param from the start of the name
	 * @param to the end of the name; only the end of a long name is considered
	 * @return the label, or {@code null} if the value is not secret
	 */
	@Nullable String label(CharSequence text, int from, int to) {
		if (from >= to || !this.last.mayEnd(text, from, to)) {
			return null;
		}
		String words = words(text, Math.max(from, to - MAX_LENGTH), to);
		if (!this.allowed.isEmpty() && this.allowed.contains(compact(words))) {
			return null;
		}
		if (!this.own.isEmpty()) {
			String label = this.own.get(compact(words));
			if (label != null) {
				return label;
			}
		}
		return label(words);
	}

	/**
	 * Return whether a name may denote a secret, according to the endings of its words.
	 */
	boolean mayBeUncertain(CharSequence text, int from, int to) {
		return this.any.mayBeIn(text, from, to);
	}

	/**
	 * Return the label for the value of a name that may denote a secret: one of its words
	 * does, but does not have to, as in {@code TOKEN_ACME} and {@code session}.
	 * @return the label of the value if it is generated, or {@code null}
	 */
	@Nullable String uncertainLabel(CharSequence text, int from, int to) {
		if (from >= to) {
			return null;
		}
		String words = words(text, Math.max(from, to - MAX_LENGTH), to);
		if (this.allowed.contains(compact(words))) {
			return null;
		}
		String last = words.substring(words.lastIndexOf(' ') + 1);
		String uncertain = UNCERTAIN_WORDS.get(last);
		if (uncertain != null) {
			return uncertain;
		}
		String rest = words;
		for (int i = 0; i < MAX_SUFFIX_WORDS; i++) {
			int space = rest.lastIndexOf(' ');
			if (space < 0 || ATTRIBUTES.contains(rest.substring(space + 1))) {
				return null;
			}
			rest = rest.substring(0, space);
			String label = labelOfLast(rest);
			if (label != null) {
				return label;
			}
		}
		return null;
	}

	/**
	 * Return whether the last word of a name also occurs in ordinary text.
	 */
	boolean isVague(CharSequence text, int from, int to) {
		String words = words(text, Math.max(from, to - MAX_LENGTH), to);
		return UNCERTAIN_WORDS.containsKey(words.substring(words.lastIndexOf(' ') + 1))
				&& !this.own.containsKey(compact(words));
	}

	private static @Nullable String label(String words) {
		String rest = words;
		String label = labelOfLast(rest);
		for (int i = 0; label == null && i < 2; i++) {
			int space = rest.lastIndexOf(' ');
			if (space < 0 || !QUALIFIERS.contains(rest.substring(space + 1))) {
				break;
			}
			rest = rest.substring(0, space);
			label = labelOfLast(rest);
		}
		return label;
	}

	private static @Nullable String labelOfLast(String words) {
		int space = words.lastIndexOf(' ');
		String last = words.substring(space + 1);
		String label = LAST_WORDS.get(last);
		if (label == null && space > 0) {
			label = LAST_TWO_WORDS.get(words.substring(words.lastIndexOf(' ', space - 1) + 1));
		}
		for (int i = 0; label == null && i < ENDINGS.size(); i++) {
			String ending = ENDINGS.get(i);
			label = last.endsWith(ending) ? LAST_WORDS.get(ending) : null;
		}
		return label;
	}

	/**
	 * Return the words of a name in lower case, separated by one space and without a
	 * trailing number.
	 */
	private static String words(CharSequence text, int from, int to) {
		StringBuilder words = new StringBuilder(to - from + 8);
		int end = to;
		while (end > from && Character.isDigit(text.charAt(end - 1))) {
			end--;
		}
		char before = ' ';
		for (int i = from; i < end; i++) {
			char current = text.charAt(i);
			if (current >= 128 && Alphabet.isInvisible(current)) {
				continue;
			}
			boolean part = Character.isLetterOrDigit(current);
			if (part && isBoundary(before, current, (i + 1 < end) ? text.charAt(i + 1) : ' ')) {
				space(words);
			}
			if (part) {
				words.append(Character.toLowerCase(current));
			}
			else {
				space(words);
			}
			before = current;
		}
		int length = words.length();
		return (length > 0 && words.charAt(length - 1) == ' ') ? words.substring(0, length - 1) : words.toString();
	}

	private static boolean isBoundary(char before, char current, char next) {
		return Character.isUpperCase(current)
				&& (Character.isLowerCase(before) || (Character.isUpperCase(before) && Character.isLowerCase(next)));
	}

	private static void space(StringBuilder words) {
		int length = words.length();
		if (length > 0 && words.charAt(length - 1) != ' ') {
			words.append(' ');
		}
	}

	private static String compact(String name) {
		StringBuilder compact = new StringBuilder(name.length());
		name.toLowerCase(Locale.ROOT)
			.chars()
			.filter(Character::isLetterOrDigit)
			.forEach((c) -> compact.append((char) c));
		return compact.toString();
	}

}
