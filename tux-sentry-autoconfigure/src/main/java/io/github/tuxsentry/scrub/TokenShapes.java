package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * {@link Detector} for vendor keys that are identified by their prefix.
 */
final class TokenShapes implements Detector {

	private static final TokenShape[] NONE = {};

	private final TokenShape[][] byFirstCharacter = new TokenShape[128][];

	TokenShapes() {
		List<TokenShape> shapes = new ArrayList<>();
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
				.toArray(TokenShape[]::new);
		}
	}

	private static void discord(List<TokenShape> shapes) {
		// base64 of "interaction:"
		shapes.add(TokenShape.of("aW50ZXJhY3Rpb246", Alphabet.WORD, 8, "[interaction token]"));
		shapes.add(TokenShape.of("mfa.", Alphabet.WORD, 20, "[mfa token]"));
	}

	private static void clouds(List<TokenShape> shapes) {
		for (String prefix : List.of("AKIA", "ASIA", "ABIA", "ACCA", "AROA", "AIDA", "AGPA", "ANPA")) {
			shapes.add(TokenShape.exactly(prefix, Alphabet.ALPHANUMERIC, 16, "[aws key]"));
		}
		shapes.add(TokenShape.of("AIza", Alphabet.WORD, 35, "[google key]"));
		shapes.add(TokenShape.of("GOCSPX-", Alphabet.WORD, 20, "[google key]"));
		shapes.add(TokenShape.of("ya29.", Alphabet.DOTTED, 20, "[google token]"));
		shapes.add(TokenShape.of("1//0", Alphabet.WORD, 30, "[google token]"));
		shapes.add(TokenShape.of("LTAI", Alphabet.ALPHANUMERIC, 16, "[alibaba key]"));
		for (String prefix : List.of("dop_v1_", "doo_v1_", "dor_v1_")) {
			shapes.add(TokenShape.of(prefix, Alphabet.HEX, 40, "[digitalocean token]"));
		}
		shapes.add(TokenShape.of("dapi", Alphabet.HEX, 32, "[databricks token]"));
		for (String prefix : List.of("hvs.", "hvb.", "hvr.")) {
			shapes.add(TokenShape.of(prefix, Alphabet.WORD, 20, "[vault token]"));
		}
		shapes.add(TokenShape.of("HRKU-", Alphabet.WORD, 30, "[heroku key]"));
		shapes.add(TokenShape.of("pscale_", Alphabet.DOTTED, 30, "[planetscale token]"));
		shapes.add(TokenShape.of("sbp_", Alphabet.HEX, 40, "[supabase key]"));
		shapes.add(TokenShape.of("sb_secret_", Alphabet.WORD, 20, "[supabase key]"));
		shapes.add(TokenShape.of("AGE-SECRET-KEY-1", Alphabet.ALPHANUMERIC, 40, "[private key]"));
	}

	private static void code(List<TokenShape> shapes) {
		for (String prefix : List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_")) {
			shapes.add(TokenShape.of(prefix, Alphabet.ALPHANUMERIC, 30, "[github token]"));
		}
		shapes.add(TokenShape.of("github_pat_", Alphabet.WORD, 22, "[github token]"));
		for (String prefix : List.of("glpat-", "gldt-", "glrt-", "glrtr-", "glptt-", "glcbt-", "glft-", "glsoat-",
				"glimt-", "glagent-", "gloas-", "glffct-")) {
			shapes.add(TokenShape.of(prefix, Alphabet.DOTTED, 18, "[gitlab token]"));
		}
		shapes.add(TokenShape.of("npm_", Alphabet.ALPHANUMERIC, 36, "[npm token]"));
		shapes.add(TokenShape.of("pypi-", Alphabet.WORD, 50, "[pypi token]"));
		shapes.add(TokenShape.of("rubygems_", Alphabet.HEX, 40, "[rubygems key]"));
		shapes.add(TokenShape.of("dckr_pat_", Alphabet.WORD, 20, "[docker token]"));
		shapes.add(TokenShape.of("dckr_oat_", Alphabet.WORD, 20, "[docker token]"));
		shapes.add(TokenShape.of("ATATT3", Alphabet.BASE64, 50, "[atlassian token]"));
		shapes.add(TokenShape.of("ATCTT3", Alphabet.BASE64, 50, "[atlassian token]"));
		for (String prefix : List.of("squ_", "sqp_", "sqa_")) {
			shapes.add(TokenShape.of(prefix, Alphabet.HEX, 40, "[sonar token]"));
		}
		shapes.add(TokenShape.of("pul-", Alphabet.HEX, 40, "[pulumi token]"));
	}

	private static void messaging(List<TokenShape> shapes) {
		for (String prefix : List.of("xoxb-", "xoxa-", "xoxp-", "xoxr-", "xoxs-", "xoxe-", "xoxo-", "xoxe.", "xoxc-",
				"xoxd-", "xapp-", "xwfp-")) {
			shapes.add(TokenShape.of(prefix, Alphabet.TOKEN, 10, "[slack token]"));
		}
		shapes.add(TokenShape.of("SG.", Alphabet.DOTTED, 40, "[sendgrid key]"));
		shapes.add(TokenShape.exactly("SK", Alphabet.HEX, 32, "[twilio key]"));
		shapes.add(TokenShape.exactly("AC", Alphabet.HEX, 32, "[twilio account]"));
		shapes.add(TokenShape.exactly("key-", Alphabet.HEX, 32, "[mailgun key]"));
		shapes.add(TokenShape.of("xkeysib-", Alphabet.WORD, 40, "[brevo key]"));
	}

	private static void intelligence(List<TokenShape> shapes) {
		shapes.add(TokenShape.of("sk-ant-", Alphabet.WORD, 16, "[anthropic key]"));
		for (String prefix : List.of("sk-proj-", "sk-svcacct-", "sk-admin-")) {
			shapes.add(TokenShape.of(prefix, Alphabet.WORD, 20, "[openai key]"));
		}
		shapes.add(TokenShape.of("sk-or-v1-", Alphabet.HEX, 32, "[openrouter key]"));
		shapes.add(TokenShape.of("sk-", Alphabet.ALPHANUMERIC, 20, "[openai key]"));
		shapes.add(TokenShape.of("hf_", Alphabet.ALPHANUMERIC, 30, "[hugging face token]"));
		shapes.add(TokenShape.of("gsk_", Alphabet.ALPHANUMERIC, 30, "[groq key]"));
		shapes.add(TokenShape.of("r8_", Alphabet.ALPHANUMERIC, 30, "[replicate token]"));
		shapes.add(TokenShape.of("pplx-", Alphabet.ALPHANUMERIC, 30, "[perplexity key]"));
		shapes.add(TokenShape.of("xai-", Alphabet.ALPHANUMERIC, 40, "[xai key]"));
	}

	private static void services(List<TokenShape> shapes) {
		for (String prefix : List.of("sntrys_", "sntryu_", "sntrya_", "sntryi_")) {
			shapes.add(TokenShape.of(prefix, Alphabet.BASE64, 20, "[sentry token]"));
		}
		for (String prefix : List.of("sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_")) {
			shapes.add(TokenShape.of(prefix, Alphabet.ALPHANUMERIC, 10, "[stripe key]"));
		}
		shapes.add(TokenShape.of("whsec_", Alphabet.BASE64, 16, "[webhook secret]"));
		for (String prefix : List.of("shpat_", "shpca_", "shppa_", "shpss_")) {
			shapes.add(TokenShape.of(prefix, Alphabet.HEX, 32, "[shopify token]"));
		}
		shapes.add(TokenShape.of("sq0atp-", Alphabet.WORD, 20, "[square token]"));
		shapes.add(TokenShape.of("sq0csp-", Alphabet.WORD, 20, "[square token]"));
		shapes.add(TokenShape.of("glsa_", Alphabet.WORD, 30, "[grafana token]"));
		shapes.add(TokenShape.of("glc_", Alphabet.BASE64, 30, "[grafana token]"));
		shapes.add(TokenShape.of("NRAK-", Alphabet.ALPHANUMERIC, 20, "[new relic key]"));
		shapes.add(TokenShape.of("PMAK-", Alphabet.WORD, 40, "[postman key]"));
		shapes.add(TokenShape.of("lin_api_", Alphabet.ALPHANUMERIC, 30, "[linear key]"));
		shapes.add(TokenShape.of("ntn_", Alphabet.ALPHANUMERIC, 30, "[notion token]"));
		shapes.add(TokenShape.of("secret_", Alphabet.ALPHANUMERIC, 40, "[notion token]"));
		shapes.add(TokenShape.of("figd_", Alphabet.WORD, 30, "[figma token]"));
		shapes.add(TokenShape.of("dp.pt.", Alphabet.ALPHANUMERIC, 30, "[doppler token]"));
		shapes.add(TokenShape.of("ops_eyJ", Alphabet.BASE64, 40, "[1password token]"));
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
		for (TokenShape shape : startingLike(scan, at)) {
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
		for (TokenShape shape : startingLike(scan, from)) {
			if (shape.end(scan, from) == to) {
				return shape.label();
			}
		}
		return null;
	}

	private TokenShape[] startingLike(Scan scan, int at) {
		char first = scan.at(at);
		return (first < 128) ? this.byFirstCharacter[first] : NONE;
	}

}
