package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * {@link Detector} for vendor keys that are identified by their prefix, or by a mark
 * within.
 */
final class TokenShapes implements Detector {

	private static final Shape[] NONE = {};

	private static final int AZURE_HEAD = 5;

	private static final int MIN_AZURE_TAIL = 31;

	private final Shape[][] byFirstCharacter = new Shape[128][];

	TokenShapes() {
		List<Shape> shapes = new ArrayList<>();
		discord(shapes);
		clouds(shapes);
		code(shapes);
		messaging(shapes);
		intelligence(shapes);
		services(shapes);
		for (int i = 0; i < 128; i++) {
			char first = (char) i;
			this.byFirstCharacter[i] = shapes.stream()
				.filter((shape) -> shape.prefix().charAt(0) == first)
				.toArray(Shape[]::new);
		}
	}

	private static void discord(List<Shape> shapes) {
		// base64 of "interaction:"
		shapes.add(Shape.of("aW50ZXJhY3Rpb246", Alphabet.WORD, 8, "[interaction token]"));
		shapes.add(Shape.of("mfa.", Alphabet.WORD, 20, "[mfa token]"));
	}

	private static void clouds(List<Shape> shapes) {
		for (String prefix : List.of("AKIA", "ASIA", "ABIA", "ACCA", "AROA", "AIDA", "AGPA", "ANPA")) {
			shapes.add(Shape.exactly(prefix, Alphabet.ALPHANUMERIC, 16, "[aws key]"));
		}
		shapes.add(Shape.of("AIza", Alphabet.WORD, 35, "[google key]"));
		shapes.add(Shape.of("GOCSPX-", Alphabet.WORD, 20, "[google key]"));
		shapes.add(Shape.of("ya29.", Alphabet.DOTTED, 20, "[google token]"));
		shapes.add(Shape.of("1//0", Alphabet.WORD, 30, "[google token]"));
		shapes.add(Shape.of("LTAI", Alphabet.ALPHANUMERIC, 16, "[alibaba key]"));
		for (String prefix : List.of("dop_v1_", "doo_v1_", "dor_v1_")) {
			shapes.add(Shape.of(prefix, Alphabet.HEX, 40, "[digitalocean token]"));
		}
		shapes.add(Shape.of("dapi", Alphabet.HEX, 32, "[databricks token]"));
		for (String prefix : List.of("hvs.", "hvb.", "hvr.")) {
			shapes.add(Shape.of(prefix, Alphabet.WORD, 20, "[vault token]"));
		}
		shapes.add(Shape.of("HRKU-", Alphabet.WORD, 30, "[heroku key]"));
		shapes.add(Shape.of("pscale_", Alphabet.DOTTED, 30, "[planetscale token]"));
		shapes.add(Shape.of("sbp_", Alphabet.HEX, 40, "[supabase key]"));
		shapes.add(Shape.of("sb_secret_", Alphabet.WORD, 20, "[supabase key]"));
		shapes.add(Shape.of("AGE-SECRET-KEY-1", Alphabet.ALPHANUMERIC, 40, "[private key]"));
	}

	private static void code(List<Shape> shapes) {
		for (String prefix : List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_")) {
			shapes.add(Shape.of(prefix, Alphabet.ALPHANUMERIC, 30, "[github token]"));
		}
		shapes.add(Shape.of("github_pat_", Alphabet.WORD, 22, "[github token]"));
		for (String prefix : List.of("glpat-", "gldt-", "glrt-", "glrtr-", "glptt-", "glcbt-", "glft-", "glsoat-",
				"glimt-", "glagent-", "gloas-", "glffct-")) {
			shapes.add(Shape.of(prefix, Alphabet.DOTTED, 18, "[gitlab token]"));
		}
		shapes.add(Shape.of("npm_", Alphabet.ALPHANUMERIC, 36, "[npm token]"));
		shapes.add(Shape.of("pypi-", Alphabet.WORD, 50, "[pypi token]"));
		shapes.add(Shape.of("rubygems_", Alphabet.HEX, 40, "[rubygems key]"));
		shapes.add(Shape.of("dckr_pat_", Alphabet.WORD, 20, "[docker token]"));
		shapes.add(Shape.of("dckr_oat_", Alphabet.WORD, 20, "[docker token]"));
		shapes.add(Shape.of("ATATT3", Alphabet.BASE64, 50, "[atlassian token]"));
		shapes.add(Shape.of("ATCTT3", Alphabet.BASE64, 50, "[atlassian token]"));
		for (String prefix : List.of("squ_", "sqp_", "sqa_")) {
			shapes.add(Shape.of(prefix, Alphabet.HEX, 40, "[sonar token]"));
		}
		shapes.add(Shape.of("pul-", Alphabet.HEX, 40, "[pulumi token]"));
	}

	private static void messaging(List<Shape> shapes) {
		for (String prefix : List.of("xoxb-", "xoxa-", "xoxp-", "xoxr-", "xoxs-", "xoxe-", "xoxo-", "xoxe.", "xoxc-",
				"xoxd-", "xapp-", "xwfp-")) {
			shapes.add(Shape.of(prefix, Alphabet.TOKEN, 10, "[slack token]"));
		}
		shapes.add(Shape.of("SG.", Alphabet.DOTTED, 40, "[sendgrid key]"));
		shapes.add(Shape.exactly("SK", Alphabet.HEX, 32, "[twilio key]"));
		shapes.add(Shape.exactly("AC", Alphabet.HEX, 32, "[twilio account]"));
		shapes.add(Shape.exactly("key-", Alphabet.HEX, 32, "[mailgun key]"));
		shapes.add(Shape.of("xkeysib-", Alphabet.WORD, 40, "[brevo key]"));
	}

	private static void intelligence(List<Shape> shapes) {
		shapes.add(Shape.of("sk-ant-", Alphabet.WORD, 16, "[anthropic key]"));
		for (String prefix : List.of("sk-proj-", "sk-svcacct-", "sk-admin-")) {
			shapes.add(Shape.of(prefix, Alphabet.WORD, 20, "[openai key]"));
		}
		shapes.add(Shape.of("sk-or-v1-", Alphabet.HEX, 32, "[openrouter key]"));
		shapes.add(Shape.of("sk-", Alphabet.ALPHANUMERIC, 20, "[openai key]"));
		shapes.add(Shape.of("hf_", Alphabet.ALPHANUMERIC, 30, "[hugging face token]"));
		shapes.add(Shape.of("gsk_", Alphabet.ALPHANUMERIC, 30, "[groq key]"));
		shapes.add(Shape.of("r8_", Alphabet.ALPHANUMERIC, 30, "[replicate token]"));
		shapes.add(Shape.of("pplx-", Alphabet.ALPHANUMERIC, 30, "[perplexity key]"));
		shapes.add(Shape.of("xai-", Alphabet.ALPHANUMERIC, 40, "[xai key]"));
	}

	private static void services(List<Shape> shapes) {
		for (String prefix : List.of("sntrys_", "sntryu_", "sntrya_", "sntryi_")) {
			shapes.add(Shape.of(prefix, Alphabet.BASE64, 20, "[sentry token]"));
		}
		for (String prefix : List.of("sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_")) {
			shapes.add(Shape.of(prefix, Alphabet.ALPHANUMERIC, 10, "[stripe key]"));
		}
		shapes.add(Shape.of("whsec_", Alphabet.BASE64, 16, "[webhook secret]"));
		for (String prefix : List.of("shpat_", "shpca_", "shppa_", "shpss_")) {
			shapes.add(Shape.of(prefix, Alphabet.HEX, 32, "[shopify token]"));
		}
		shapes.add(Shape.of("sq0atp-", Alphabet.WORD, 20, "[square token]"));
		shapes.add(Shape.of("sq0csp-", Alphabet.WORD, 20, "[square token]"));
		shapes.add(Shape.of("glsa_", Alphabet.WORD, 30, "[grafana token]"));
		shapes.add(Shape.of("glc_", Alphabet.BASE64, 30, "[grafana token]"));
		shapes.add(Shape.of("NRAK-", Alphabet.ALPHANUMERIC, 20, "[new relic key]"));
		shapes.add(Shape.of("PMAK-", Alphabet.WORD, 40, "[postman key]"));
		shapes.add(Shape.of("lin_api_", Alphabet.ALPHANUMERIC, 30, "[linear key]"));
		shapes.add(Shape.of("ntn_", Alphabet.ALPHANUMERIC, 30, "[notion token]"));
		shapes.add(Shape.of("secret_", Alphabet.ALPHANUMERIC, 40, "[notion token]"));
		shapes.add(Shape.of("figd_", Alphabet.WORD, 30, "[figma token]"));
		shapes.add(Shape.of("dp.pt.", Alphabet.ALPHANUMERIC, 30, "[doppler token]"));
		shapes.add(Shape.of("ops_eyJ", Alphabet.BASE64, 40, "[1password token]"));
	}

	String firstCharacters() {
		StringBuilder characters = new StringBuilder();
		for (char first = 0; first < 128; first++) {
			if (this.byFirstCharacter[first].length > 0) {
				characters.append(first);
			}
		}
		return characters.toString();
	}

	@Override
	public boolean find(Scan scan, int at) {
		for (Shape shape : startingLike(scan, at)) {
			int end = shape.end(scan, at);
			if (end >= 0) {
				scan.replace(at, end, shape.label());
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
		for (Shape shape : startingLike(scan, from)) {
			if (shape.end(scan, from) == to) {
				return shape.label();
			}
		}
		return null;
	}

	/**
	 * Replace a client secret of the Azure directory: three characters, a digit,
	 * {@code Q~} and a tail.
	 * @param at the position of the tilde
	 */
	static boolean findAzureSecret(Scan scan, int at) {
		int from = at - AZURE_HEAD;
		boolean marked = scan.at(at - 1) == 'Q' && Alphabet.DIGITS.contains(scan.at(at - 2));
		if (!marked || from < scan.start() || scan.end(at + 1, Alphabet.TOKEN, MIN_AZURE_TAIL) - at <= MIN_AZURE_TAIL) {
			return false;
		}
		scan.replace(from, scan.end(at + 1, Alphabet.TOKEN, Integer.MAX_VALUE), "[azure secret]");
		return true;
	}

	private Shape[] startingLike(Scan scan, int at) {
		char first = scan.at(at);
		return (first < 128) ? this.byFirstCharacter[first] : NONE;
	}

	/**
	 * Vendor key that is identified by its prefix.
	 *
	 * @param prefix the prefix
	 * @param alphabet the characters of the rest
	 * @param shortest the minimum length of the rest
	 * @param exact whether the rest has exactly that length
	 * @param label the label that replaces it
	 */
	private record Shape(String prefix, Alphabet alphabet, int shortest, boolean exact, String label) {

		static Shape of(String prefix, Alphabet alphabet, int shortest, String label) {
			return new Shape(prefix, alphabet, shortest, false, label);
		}

		static Shape exactly(String prefix, Alphabet alphabet, int length, String label) {
			return new Shape(prefix, alphabet, length, true, label);
		}

		/**
		 * Return the end of a key.
		 * @param scan the scan
		 * @param at the possible start of the key
		 * @return the position after the key, or -1 if there is none
		 */
		int end(Scan scan, int at) {
			if (!scan.matches(at, this.prefix)) {
				return -1;
			}
			int from = at + this.prefix.length();
			int enough = scan.end(from, this.alphabet, this.shortest);
			if (enough - from < this.shortest) {
				return -1;
			}
			if (this.exact) {
				return Alphabet.ALPHANUMERIC.contains(scan.at(enough)) ? -1 : enough;
			}
			int end = scan.end(enough, this.alphabet, Integer.MAX_VALUE);
			while (end > enough && (scan.at(end - 1) == '.' || scan.at(end - 1) == '-')) {
				end--;
			}
			return end;
		}

	}

}
