package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Table of the keys and tokens that are recognized by their format alone.
 * <p>
 * The columns are separated by at least two spaces: the kind, from which the label is
 * derived, the prefixes, and the {@linkplain CharacterRuns characters} that follow a
 * prefix. In the table of marks, the characters before the mark are in the second column.
 * A prefix of letters and digits is only recognized at the start of a word, unless there
 * is a {@code *} before it.
 */
final class KeyFormats {

	private static final String PREFIXES = """
			interaction token       aW50ZXJhY3Rpb246                                                w8+
			mfa token               mfa.                                                            w20+
			aws key                 *AKIA *ASIA *ABIA *ACCA *AROA *AIDA *AGPA *ANPA *ANVA *AIPA     u16
			aws key                 A3T                                                             u17
			aws bedrock key         *ABSK                                                           b100+
			aws bedrock key         bedrock-api-key-                                                b20+
			aws appsync key         da2-                                                            l26
			amazon token            amzn.mws. amzn1.oa2-cs.v1.                                      w32+
			amazon token            Atza| Atzr|                                                     b40+
			google key              *AIza                                                           w35+
			google key              GOCSPX-                                                         w20+
			google key              GOOG1E                                                          u55+
			google token            ya29.                                                           t20+
			google token            1//0                                                            w30+
			firebase key            AAAA                                                            w7:w100+
			alibaba key             *LTAI                                                           a12..24
			tencent key             AKID                                                            a32..48
			volcengine key          AKLT AKTP                                                       b40+
			baidu key               bce-v3/ALTAK-                                                   w21/h40
			yandex key              AQVN                                                            w35+
			yandex token            YC                                                              w38
			yandex token            y0_                                                             w50+
			yandex token            t1.                                                             t90+
			digitalocean token      dop_v1_ doo_v1_ dor_v1_                                         h40+
			databricks token        dapi dkea dose                                                  h32
			vault token             hvs. hvb. hvr.                                                  w20+
			vault token             s.                                                              D24
			1password token         ops_eyJ                                                         b40+
			1password key           A3-                                                             u6-u5..11-w16+
			doppler token           dp.pt. dp.ct. dp.st. dp.sa. dp.scim. dp.audit.                  t30+
			infisical token         st.                                                             w20..36.h32.h32
			age secret key          AGE-SECRET-KEY-1                                                u40+
			heroku key              HRKU-                                                           w30+
			fly token               fo1_                                                            w30+
			fly token               fm1r_ fm1a_ fm2_                                                b40+
			render key              rnd_                                                            a20+
			vercel token            vcp_ vci_ vca_ vcr_ vck_                                        w20+
			netlify token           nfp_                                                            w36+
			deno token              ddp_ ddw_                                                       a36
			circleci token          CCIPAT_ CCIPRJ_                                                 w40+
			buildkite token         bkua_ bkpat_                                                    a40+
			pulumi token            pul-                                                            l40+
			scalingo token          tk-us-                                                          w40+
			prefect token           pnu_ pnb_                                                       a36+
			infracost key           ico-                                                            a32
			octopus key             API-                                                            u26..34
			harness token           pat. sat.                                                       w22.a24.a20
			openshift token         sha256~                                                         w43
			spectral key            spu-                                                            l32
			stackhawk key           hawk.                                                           w20.w20
			endor key               endr+                                                           w16
			dependency track key    odt_                                                            a32+
			tailscale key           tskey-                                                          w20+
			netbird token           nbp_                                                            a30+
			portainer token         ptr_                                                            b30+
			planetscale token       pscale_                                                         t30+
			supabase key            sbp_                                                            l40+
			supabase key            sb_secret_                                                      w20+
			neon key                napi_                                                           a40+
			mongodb secret          mdb_sa_sk_                                                      w40
			cockroach key           CCDB1_                                                          w40+
			clickhouse key          4b1d                                                            a38
			aiven password          AVNS_                                                           w15+
			astra token             AstraCS:                                                        a20..32:h64
			xata key                xau_                                                            a20+
			fauna secret            fnA                                                             w37..41
			elastic key             essu_                                                           b40+
			dfuse key               server_ web_ mobile_                                            l32
			github token            ghp_ gho_ ghu_ ghs_ ghr_                                        a30+
			github token            github_pat_                                                     w22+
			gitlab token            glpat- gldt- glrt- glrtr- glptt- glcbt- glft- glsoat- glimt-    t18+
			gitlab token            glagent- gloas- glffct- glwt-                                   t18+
			gitlab token            *GR1348941                                                      w20+
			bitbucket token         ATBB                                                            b24+
			bitbucket token         BBDC-                                                           b40+
			atlassian token         *ATATT3 *ATCTT3                                                 b50+
			npm token               npm_                                                            a36+
			pypi token              pypi-                                                           w50+
			rubygems key            rubygems_                                                       l40+
			nuget key               oy2                                                             l43
			crates token            cio                                                             D32
			clojars token           CLOJARS_                                                        l60
			artifactory key         AKC                                                             a64..74
			artifactory token       cmVmdGtu cmVmd                                                  a50+
			open vsx token          ovsxat_                                                         w30+
			docker token            dckr_pat_ dckr_oat_                                             w20+
			sonar token             squ_ sqp_ sqa_                                                  l40+
			sonar token             sqco_                                                           a50+
			sourcegraph token       sgp_ slk_                                                       w40+
			apify token             apify_api_ apify_ui_ apify_proxy_                               w30+
			postman key             PMAK- PMAT-                                                     w26+
			readme key              rdme_                                                           l60+
			slack token             xoxb- xoxa- xoxp- xoxr- xoxs- xoxe- xoxo- xoxe. xoxc- xoxd-     x10+
			slack token             xapp- xwfp-                                                     x10+
			sendgrid key            SG.                                                             t40+
			twilio key              SK                                                              a32
			twilio account          AC                                                              h32
			mailgun key             key- pubkey-                                                    l32
			mandrill key            md-                                                             A22
			brevo key               xkeysib- xsmtpsib-                                              w40+
			resend key              re_                                                             a8_a24
			telnyx key              KEY                                                             w55
			canada notify key       gcntfy-                                                         w60+
			pubnub key              pub-c- sub-c- sec-c-                                            w36+
			webhook secret          whsec_                                                          b16+
			stripe key              sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_           w10+
			pagarme key             ak_live_ ak_test_                                               a30
			apideck key             sk_live_                                                        w93
			klaviyo key             pk_                                                             a34
			klaviyo key             pk_                                                             a6_h34
			clickup token           pk_                                                             d7..8_u32
			courier key             pk_                                                             a4_a28
			checkout key            sk_ sk_test_ sk_sbox_                                           uuid
			elevenlabs key          sk_                                                             h48
			iex key                 sk_                                                             l32
			sanity token            sk                                                              a79
			photoroom key           sk_pr_                                                          w40+
			square token            sq0atp- sq0csp- sq0idp- sq0idb-                                 w20+
			square token            EAAA                                                            w60
			braintree token         access_token$production$ access_token$sandbox$                  l16$h32
			adyen key               AQE                                                             a1hmfb40+
			flutterwave key         FLWSECK- FLWSECK_TEST- FLWPUBK- FLWPUBK_TEST-                   w12+
			razorpay key            rzp_live_ rzp_test_                                             a14
			cashfree key            cfsk_ma_prod_ cfsk_ma_test_                                     w30+
			mercado pago token      APP_USR-                                                        w30+
			midtrans key            Mid-server-                                                     w20+
			paddle key              pdl_live_apikey_ pdl_sdbx_apikey_                               w40+
			plaid token             access-sandbox- access-development- access-production-          uuid
			plaid token             link-sandbox- link-production-                                  uuid
			shopify token           shpat_ shpca_ shppa_ shpss_                                     h30+
			flexport token          shltm_                                                          w40
			easypost key            *EZAK *EZTK                                                     a54
			lob key                 live_ test_                                                     h35
			lob key                 live_pub_ test_pub_                                             h31
			gocardless token        live_ sandbox_                                                  w40
			column key              live_ test_                                                     a27
			shippo token            shippo_live_ shippo_test_                                       h40
			duffel token            duffel_live_ duffel_test_                                       w43
			fleetbase key           flb_live_                                                       a20
			ramp secret             ramp_sec_ ramp_id_                                              a40+
			robinhood key           rh-api-                                                         uuid
			alchemy key             alcht_                                                          a30
			new relic key           NRAK- NRJS- NRBR- NRII- NRIQ- NRRA-                             w19+
			grafana token           glsa_                                                           w30+
			grafana token           glc_                                                            b30+
			grafana key             eyJrIjoi                                                        b40+
			dynatrace token         dt0c01. dt0s01. dt0s02. dt0s03. dt0s08. dt0s16.                 a24.a64
			sentry token            sntrys_ sntryu_ sntrya_ sntryi_                                 b20+
			honeycomb key           hcaik_ hcbik_ hcxik_ hcamk_                                     a40+
			datadog token           pub                                                             h32
			posthog key             phc_ phx_                                                       w30+
			launchdarkly key        sdk- api- mob- rel-                                             uuid
			devcycle key            dvc_server_ dvc_client_ dvc_mobile_                             w20+
			statsig key             console- client- secret-                                        A40+
			rootly key              rootly_                                                         h64
			pganalyze key           pgar_                                                           a27
			logicmonitor token      lmb_ lmv1_                                                      b30+
			voiceflow key           VF.                                                             t41+
			adafruit key            aio_                                                            a28
			adobe secret            p8e-                                                            w32
			ubidots token           BBFF-                                                           a30
			thunderstore token      tss_                                                            a36
			samsara token           samsara_api_                                                    a30
			tigris secret           tsec_ tid_                                                      w30+
			workato key             wrkaus- wrkeu- wrtg-                                            b40+
			zuplo key               zpka_                                                           w30+
			polar token             polar_oat_ polar_pat_ polar_whs_                                w20+
			trigger key             tr_dev_ tr_prod_ tr_pat_                                        a20+
			inngest key             signkey-prod- signkey-test-                                     h32+
			ory token               ory_at_ ory_st_ ory_pat_ ory_rt_                                w30+
			stytch secret           secret-live- secret-test-                                       b30+
			defined networking key  dnkey-                                                          w70+
			authress key            sc_ ext_ scauth_ authress_                                      l5..30.l4..6.t40+
			settlemint token        sm_aat_ sm_pat_ sm_sat_                                         a16
			intra42 secret          s-s4t2ud- s-s4t2af- u-s4t2ud- u-s4t2af-                         h64
			trufflehog key          thog-key- thog-secret-                                          h16+
			salad key               salad_cloud_                                                    w16+
			bannerbear key          bb_pr_ bb_ma_                                                   h30
			nightfall key           NF-                                                             a32
			finage key              API_KEY                                                         u32
			scrapfly key            scp-live- scp-test-                                             l32
			mapbox token            sk.eyJ pk.eyJ tk.eyJ                                            t60+
			locationiq key          pk.                                                             a32
			linear key              lin_api_ lin_oauth_                                             a30+
			notion token            ntn_                                                            a30+
			notion token            secret_                                                         a40+
			airtable token          pat                                                             a14.h60..66
			asana token             1/ 2/                                                           d12..17:a32
			asana token             2/                                                              d12..17/d12..17:a32
			figma token             figd_ figp_ figo_ figu_                                         w30+
			dropbox token           sl. sl.u.                                                       w100+
			frameio token           fio-u-                                                          b64+
			contentful token        CFPAT-                                                          w43
			typeform token          tfp_                                                            t40+
			hubspot token           pat-na1- pat-na2- pat-na3- pat-eu1-                             uuid
			facebook token          EAAC EAAM EAAG EAAB                                             a80..250
			instagram token         IGQV IGAA                                                       w80..250
			twitter token           AAAAAAAAAAAAAAAAAAAAA                                           x70..105
			pinterest token         pina_ pinr_                                                     a50+
			salesforce key          3MVG9                                                           x70+
			salesforce token        5Aep861 5AEP861                                                 x70+
			zoho token              1000.                                                           h32.h32
			teamwork token          tkn.v1_                                                         b60+
			linkedin token          WPL_AP1.                                                        t16+
			cloudflare key          v1.0-                                                           w60+
			cloudflare token        cfut_ cfat_ cfk_                                                a40+
			fullstory key           na1. eu1.                                                       b100
			shutterstock token      v2/                                                             b250+
			val town token          vtwn_                                                           a20+
			canva secret            cnvca                                                           w40+
			hugging face token      hf_ api_org_                                                    a30+
			anthropic key           sk-ant-                                                         w16+
			openai key              sk-proj- sk-svcacct- sk-admin- sk-service-                      w20+
			openai key              sk-                                                             A20+
			openrouter key          sk-or-v1-                                                       h32+
			langfuse key            sk-lf- pk-lf-                                                   uuid
			langsmith key           lsv2_pt_ lsv2_sk_                                               w40+
			replicate token         r8_                                                             w30+
			groq key                gsk_                                                            a30+
			perplexity key          pplx-                                                           a30+
			xai key                 xai-                                                            w40+
			nvidia key              nvapi-                                                          w40+
			pinecone key            pcsk_                                                           w40+
			cerebras key            csk-                                                            A40+
			together key            tgp_v1_                                                         w40+
			jina key                jina_                                                           w40+
			tavily key              tvly-                                                           w20+
			anyscale secret         esecret_                                                        A20+
			hashed password         $2a$ $2b$ $2y$                                                  d2$c53
			""";

	private static final String MARKS = """
			azure secret            t3d1        Q~            t31+
			azure key               a42         AzSe          a6+
			azure key               w44         AzFu          b5+
			azure key               a33         AzCa          b4+
			azure key               b33         AzEG          b4+
			azure key               b33         +ASb          b4+
			azure key               b33         +AEh          b4+
			azure key               b33         +ARm          b4+
			azure key               b33         AIoT          b4+
			azure key               b76         +ASt          b4+
			azure key               b76         +ABa          b4+
			azure key               b76         ACDb          b4+
			azure key               b76         APIM          b4+
			azure key               b42         +ACR          a6+
			azure key               a52         JQQJ99        a20+
			azure token             a76         AZDO          a4+
			terraform token         a14         .atlasv1.     w40+
			mailchimp key           h32         -us           d1..2
			new relic key           h32         FFFFNRAL      -
			new relic token         h40         -NRMA         -
			maxmind key             a6_a29      _mmk          -
			tableau token           b22         ==:           a32
			facebook token          d15         |             w27..40
			salesforce token        a15         !             t90+
			storyblok token         a22         tt-           d6-w20
			stripe secret           pi_a24      _secret_      a25
			webex token             a64         _PF84_        uuid
			""";

	private KeyFormats() {
	}

	/**
	 * Return all formats, those with the longest marks first.
	 */
	static List<KeyFormat> all() {
		List<KeyFormat> formats = new ArrayList<>();
		PREFIXES.lines().map(KeyFormats::columns).forEach((columns) -> {
			for (String prefix : columns[1].split(" ")) {
				formats.add(KeyFormat.of(columns[0], "", prefix, columns[2]));
			}
		});
		MARKS.lines()
			.map(KeyFormats::columns)
			.forEach((columns) -> formats.add(KeyFormat.of(columns[0], columns[1], columns[2], columns[3])));
		formats.sort(Comparator.comparingInt((KeyFormat format) -> format.mark().length()).reversed());
		return formats;
	}

	private static String[] columns(String row) {
		return row.split(" {2,}");
	}

}
