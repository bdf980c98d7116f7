package io.github.tuxsentry.scrub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formats of secrets that their vendors and public sets of rules describe, written down
 * independently of the table that the scrubber uses. Only formats that are distinctive
 * without a name beside them are listed.
 * <p>
 * A part in braces is random: the letter of an alphabet and a length.
 */
final class PublicFormats {

	private static final Pattern RANDOM_PART = Pattern.compile("\\{([a-zA-Z])(\\d+)}");

	private static final String FORMATS = """
			1password account key       A3-{u6}-{u11}-{u5}-{u5}-{u5}
			1password service account   ops_eyJ{b260}
			adafruit io                 aio_{a28}
			adobe client secret         p8e-{l32}
			age secret key              AGE-SECRET-KEY-1{u58}
			airtable pat                pat{a14}.{h64}
			aiven password              AVNS_{w19}
			alchemy                     alcht_{a30}
			alibaba access key          LTAI{a20}
			alibaba access key short    LTAI{a17}
			amazon mws                  amzn.mws.{U36}
			amazon oauth secret         amzn1.oa2-cs.v1.{h64}
			anthropic                   sk-ant-api03-{w93}AA
			anthropic admin             sk-ant-admin01-{w93}AA
			apideck                     sk_live_{a93}
			apify                       apify_api_{a36}
			artifactory api key         AKCp{a69}
			artifactory reference       cmVmdGtu{a56}
			asana                       1/{d16}:{h32}
			asana v2                    2/{d16}/{d16}:{h32}
			atlassian api               ATATT3xFfGF0{w170}={u8}
			atlassian access            ATCTT3xFfGN0{w170}={u8}
			authress                    sc_{l12}.{l4}.acc_{l16}.{a60}
			aws access key              AKIA{B16}
			aws session key             ASIA{B16}
			aws role                    ABIA{B16}
			aws context key             ACCA{B16}
			aws unknown                 A3TX{B16}
			aws bedrock                 ABSK{c120}
			aws bedrock short           bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{c40}
			aws appsync                 da2-{l26}
			azure ad secret             {a3}8Q~{w31}
			azure search                {a42}AzSeC{a5}
			azure functions             {w44}AzFu{w5}Q==
			azure redis                 {a33}AzCaA{a5}=
			azure storage               {c76}+ASt{a7}==
			azure batch                 {c76}+ABa{a7}==
			azure cosmos                {c76}ACDb{a7}==
			azure api management        {c76}APIM{a7}==
			azure registry              {a42}+ACRD{a5}
			azure service bus           {c33}+ASb{a6}=
			azure event hub             {c33}+AEh{a6}=
			azure iot                   {c33}AIoT{a6}=
			azure ai                    {a52}JQQJ99{a26}
			azure devops                {a76}AZDO{a4}
			bannerbear                  bb_pr_{h30}
			bitbucket app password      ATBB{a32}
			bitbucket data center       BBDC-{c44}
			braintree                   access_token$production${l16}${h32}
			brevo                       xkeysib-{h64}-{a16}
			buildkite                   bkua_{l40}
			canada notify               gcntfy-{l20}-{U36}-{U36}
			cashfree                    cfsk_ma_prod_{h32}_{h8}
			checkout                    sk_{U36}
			circleci personal           CCIPAT_{a22}_{h40}
			circleci project            CCIPRJ_{a22}_{h40}
			clickhouse cloud            4b1d{a38}
			clickup                     pk_{d8}_{u32}
			clojars                     CLOJARS_{l60}
			cloudflare origin ca        v1.0-{h24}-{h146}
			cloudflare user token       cfut_{a40}{h8}
			cockroach                   CCDB1_{a22}_{a40}
			contentful                  CFPAT-{w43}
			crates.io                   cio{a32}
			databricks                  dapi{h32}
			datadog client token        pub{h32}
			defined networking          dnkey-{l26}-{l52}
			deno                        ddp_{a36}
			dependency track            odt_{a32}
			devcycle                    dvc_server_{w43}
			digitalocean                dop_v1_{h64}
			digitalocean oauth          doo_v1_{h64}
			digitalocean refresh        dor_v1_{h64}
			discord bot                 MTIzNDU2Nzg5MDEyMzQ1Njc4.{w6}.{a38}
			docker pat                  dckr_pat_{w27}
			docker organization         dckr_oat_{w32}
			doppler personal            dp.pt.{a43}
			doppler service             dp.st.prd.{a43}
			doppler cli                 dp.ct.{a43}
			doppler scim                dp.scim.{a43}
			dropbox short lived         sl.{w135}
			duffel                      duffel_live_{w43}
			dynatrace                   dt0c01.{u24}.{u64}
			easypost                    EZAK{a54}
			easypost test               EZTK{a54}
			elevenlabs                  sk_{h48}
			endor                       endr+{a16}
			facebook page               EAAM{a120}
			facebook graph              EAAC{a180}
			figma                       figd_{w40}
			finage                      API_KEY{u32}
			firebase messaging          AAAA{w7}:{w140}
			fleetbase                   flb_live_{a20}
			flexport                    shltm_{w40}
			flutterwave                 FLWSECK-{h32}-X
			flutterwave test            FLWSECK_TEST-{h32}-X
			fly                         fo1_{w43}
			fly macaroon                fm2_{c200}
			frame.io                    fio-u-{w64}
			fullstory                   na1.{c100}
			github pat                  ghp_{a36}
			github oauth                gho_{a36}
			github user                 ghu_{a36}
			github server               ghs_{a36}
			github refresh              ghr_{a76}
			github fine grained         github_pat_{a22}_{a59}
			gitlab pat                  glpat-{w20}
			gitlab routable             glpat-{w27}.01.{l9}
			gitlab trigger              glptt-{h40}
			gitlab runner registration  GR1348941{w20}
			gitlab runner               glrt-{w20}
			gitlab deploy               gldt-{w20}
			gitlab job                  glcbt-64_{w20}
			gitlab mail                 glimt-{w25}
			gitlab feed                 glft-{w20}
			gitlab scim                 glsoat-{w20}
			gitlab agent                glagent-{w50}
			gitlab oauth                gloas-{h64}
			gitlab feature flags        glffct-{w20}
			gocardless                  live_{w40}
			google api key              AIza{w35}
			google oauth secret         GOCSPX-{w28}
			google oauth token          ya29.{w120}
			google refresh token        1//0{w60}
			google hmac                 GOOG1E{u55}
			grafana api                 eyJrIjoi{a80}
			grafana cloud               glc_{c80}
			grafana service account     glsa_{a32}_{h8}
			groq                        gsk_{a52}
			harness                     pat.{w22}.{a24}.{a20}
			heroku                      HRKU-AA{w58}
			honeycomb ingest            hcaik_{l58}
			hubspot                     pat-na1-{U36}
			hugging face                hf_{a34}
			hugging face organization   api_org_{a34}
			infracost                   ico-{a32}
			intra42                     s-s4t2ud-{h64}
			jwt                         eyJhbGciOiJIUzI1NiJ9.eyJzdWIi{a40}.{w43}
			klaviyo                     pk_{h34}
			langfuse                    sk-lf-{U36}
			langsmith                   lsv2_pt_{h32}_{h10}
			launchdarkly sdk            sdk-{U36}
			launchdarkly api            api-{U36}
			launchdarkly mobile         mob-{U36}
			linear                      lin_api_{a40}
			lob                         live_{h35}
			lob public                  test_pub_{h31}
			locationiq                  pk.{h32}
			mailchimp                   {h32}-us12
			mailgun                     key-{h32}
			mailgun public              pubkey-{h32}
			mapbox secret               sk.eyJ1Ijoi{a60}.{w22}
			mapbox public               pk.eyJ1Ijoi{a60}.{w22}
			maxmind                     {a6}_{a29}_mmk
			mercado pago                APP_USR-{d16}-{d6}-{h32}-{d9}
			midtrans                    Mid-server-{w24}
			mongodb atlas               mdb_sa_sk_{w40}
			neon                        napi_{l64}
			netlify                     nfp_{a36}
			new relic user              NRAK-{u27}
			new relic browser           NRJS-{h19}
			new relic insert            NRII-{w32}
			new relic license           {h32}FFFFNRAL
			new relic mobile            AA{h40}-NRMA
			nightfall                   NF-{a32}
			notion                      ntn_{d11}{a35}
			notion secret               secret_{a43}
			npm                         npm_{a36}
			nuget                       oy2{l43}
			nvidia                      nvapi-{w64}
			octopus                     API-{u26}
			open vsx                    ovsxat_{U36}
			openai legacy               sk-{a20}T3BlbkFJ{a20}
			openai project              sk-proj-{w74}T3BlbkFJ{w74}
			openai service account      sk-svcacct-{w58}T3BlbkFJ{w58}
			openai admin                sk-admin-{w58}T3BlbkFJ{w58}
			openrouter                  sk-or-v1-{h64}
			openshift                   sha256~{w43}
			pagar.me                    ak_live_{a30}
			paddle                      pdl_live_apikey_{a26}_{a22}_{a3}
			paystack                    sk_live_{h40}
			perplexity                  pplx-{a48}
			pganalyze                   pgar_{a27}
			photoroom                   sk_pr_{a12}_{h40}
			pinecone                    pcsk_{a5}_{a63}
			pinterest                   pina_{u90}
			plaid                       access-production-{U36}
			planetscale token           pscale_tkn_{w43}
			planetscale password        pscale_pw_{w43}
			planetscale oauth           pscale_oauth_{w43}
			portainer                   ptr_{c44}
			posthog                     phx_{a43}
			posthog project             phc_{a43}
			postman                     PMAK-{h24}-{h34}
			postman collection          PMAT-{u26}
			prefect                     pnu_{a36}
			pubnub                      sec-c-{U36}
			pulumi                      pul-{h40}
			pypi                        pypi-AgEIcHlwaS5vcmc{w150}
			ramp                        ramp_sec_{a48}
			razorpay                    rzp_live_{a14}
			readme                      rdme_{l70}
			render                      rnd_{a28}
			replicate                   r8_{w37}
			resend                      re_{a8}_{a24}
			robinhood                   rh-api-{U36}
			rootly                      rootly_{h64}
			rubygems                    rubygems_{h48}
			salesforce consumer         3MVG9{a80}
			salesforce session          00D{a12}!{w96}
			salesforce refresh          5Aep861{a80}
			samsara                     samsara_api_{a30}
			sanity                      sk{a79}
			scalingo                    tk-us-{w48}
			scrapfly                    scp-live-{h32}
			sendgrid                    SG.{w22}.{w43}
			sentry organization         sntrys_eyJpYXQiO{c120}_{c43}
			sentry user                 sntryu_{h64}
			settlemint                  sm_pat_{a16}
			shippo                      shippo_live_{h40}
			shopify access              shpat_{h32}
			shopify custom              shpca_{h32}
			shopify private             shppa_{h32}
			shopify shared              shpss_{h32}
			slack bot                   xoxb-{d12}-{d13}-{a24}
			slack user                  xoxp-{d12}-{d12}-{d12}-{h32}
			slack app                   xapp-1-A{u10}-{d13}-{h64}
			slack configuration         xoxe.xoxp-1-{u160}
			slack refresh               xoxe-1-{u146}
			slack workspace             xoxa-2-{a40}
			slack workflow token        xwfp-{d12}-{a40}
			slack webhook               https://hooks.slack.com/services/T{u10}/B{u10}/{a24}
			slack workflow              https://hooks.slack.com/workflows/T{u10}/A{u10}/{d18}/{a24}
			slack trigger               https://hooks.slack.com/triggers/T{u10}/{d13}/{h32}
			sonarqube                   squ_{h40}
			sonarcloud                  sqco_{a59}
			sourcegraph                 sgp_{h16}_{h40}
			sourcegraph cody            slk_{h64}
			spectral                    spu-{l32}
			square access               EAAA{w60}
			square token                sq0atp-{w22}
			square secret               sq0csp-{w43}
			stackhawk                   hawk.{w20}.{w20}
			stripe secret               sk_live_{a24}
			stripe restricted           rk_live_{a99}
			stripe test                 sk_test_{a24}
			stripe payment intent       pi_{a24}_secret_{a25}
			supabase                    sbp_{h40}
			supabase secret             sb_secret_{w31}
			tableau                     {c22}==:{a32}
			tailscale                   tskey-auth-{a17}-{a33}
			tavily                      tvly-{a32}
			teams webhook               https://x.webhook.office.com/webhookb2/{U36}@{U36}/IncomingWebhook/{h32}/{U36}
			teamwork                    tkn.v1_{a71}=
			telegram bot                {D9}:AA{w33}
			telnyx                      KEY01{w53}
			tencent                     AKID{a32}
			terraform                   {a14}.atlasv1.{w67}
			thunderstore                tss_{a36}
			tigris                      tsec_{w60}
			trigger.dev                 tr_prod_{a20}
			trufflehog                  thog-secret-{h32}
			twilio api key              SK{h32}
			twilio account              AC{h32}
			twitter bearer              AAAAAAAAAAAAAAAAAAAAA{a83}
			typeform                    tfp_{w44}_{w14}
			ubidots                     BBFF-{a30}
			vault service               hvs.{w95}
			vault batch                 hvb.{w140}
			vault legacy                s.{a24}
			vercel                      vcp_{a56}
			voiceflow                   VF.DM.{h24}.{a16}
			webex bot                   {a64}_PF84_{U36}
			stripe webhook              whsec_{a32}
			workato                     wrkaus-{c40}
			xai                         xai-{a80}
			yandex api                  AQVN{w36}
			yandex aws                  YC{w38}
			yandex iam                  t1.{w90}.{w86}
			zapier webhook              https://hooks.zapier.com/hooks/catch/{d8}/{l7}
			zoho                        1000.{h32}.{h32}
			zuplo                       zpka_{h32}_{h8}""";

	private final Random random;

	PublicFormats(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Returns the formats by kind.
	 */
	static Map<String, String> all() {
		Map<String, String> formats = new LinkedHashMap<>();
		FORMATS.lines().map((line) -> line.split(" {2,}")).forEach((columns) -> formats.put(columns[0], columns[1]));
		return formats;
	}

	/**
	 * Returns a secret of a format that is none of anybody.
	 */
	String sample(String format) {
		Matcher matcher = RANDOM_PART.matcher(format);
		StringBuilder sample = new StringBuilder();
		while (matcher.find()) {
			matcher.appendReplacement(sample, "");
			sample.append(some(matcher.group(1).charAt(0), Integer.parseInt(matcher.group(2))));
		}
		return matcher.appendTail(sample).toString();
	}

	private String some(char alphabet, int length) {
		if (alphabet == 'U') {
			return some('h', 8) + "-" + some('h', 4) + "-4" + some('h', 3) + "-a" + some('h', 3) + "-" + some('h', 12);
		}
		String characters = switch (alphabet) {
			case 'd' -> "0123456789";
			case 'D' -> "123456789";
			case 'h' -> "0123456789abcdef";
			case 'l' -> "0123456789abcdefghijklmnopqrstuvwxyz";
			case 'u' -> "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
			case 'B' -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
			case 'a' -> "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
			case 'w' -> "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
			case 'b', 'c' -> "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/";
			default -> throw new IllegalArgumentException("Unknown alphabet " + alphabet);
		};
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(characters.charAt(this.random.nextInt(characters.length())));
		}
		return text.toString();
	}

}
