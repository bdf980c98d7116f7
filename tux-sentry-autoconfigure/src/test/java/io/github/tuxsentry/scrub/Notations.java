package io.github.tuxsentry.scrub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notations in which values are assigned to names in logs, messages and configurations.
 */
final class Notations {

	static final Map<String, Notation> ALL = new LinkedHashMap<>();

	static final List<String> NAMES = List.of("password", "DB_PASSWORD", "discordToken", "api_key", "clientSecret",
			"DISCORD_TOKEN", "TOKEN_PROD_EU", "discordTokenSecondary");

	static {
		add("properties", "%s=%s");
		add("properties with blanks", "%s     = %s");
		add("YAML", "bot:\n  %s: %s\n  shards: 4");
		add("YAML on the next line", "bot:\n  %s:\n    %s\n  shards: 4");
		add("YAML block", "%s: |-\n  %s\nshards: 4");
		add("YAML list", "%s:\n  - %s\nshards: 4");
		add("JSON", "{\"shards\":4,\"%s\":\"%s\"}");
		add("JSON list", "{ \"%s\": [ \"%s\" ], \"shards\": 4 }", "{ \"%s\": %s, \"shards\": 4 }");
		add("JSON5", "{shards: 4, %s: '%s'}");
		add("escaped JSON", "{\\\"%s\\\": \\\"%s\\\"}");
		add("JSON name and value", "{\"name\": \"%s\", \"type\": \"x\", \"value\": \"%s\"}");
		add("escaped JSON name and value", "{\\\"name\\\":\\\"%s\\\",\\\"value\\\":\\\"%s\\\"}");
		add("TOML", "%s = \"%s\"");
		add("INI", "[bot]\n%s = %s\nshards = 4");
		add("export", "export %s=%s");
		add("quoted .env", "%s='%s'");
		add("shell", "%s=%s ./bot --shards 4");
		add("PowerShell", "$env:%s = \"%s\"");
		add("Java", "private static final String %s = \"%s\";");
		add("Kotlin", "val %s: String = \"%s\"");
		add("Python", "config['%s'] = '%s'");
		add("Go", "%s := \"%s\"");
		add("JavaScript", "const %s = `%s`;");
		add("Map.of", "Map.of(\"%s\", \"%s\")");
		add("record", "Settings[shards=4, %s=%s]");
		add("Lombok", "Settings(shards=4, %s=%s, x=1)");
		add("Map.toString", "{shards=4, %s=%s}");
		add("Map.Entry in pairs", "Entry[key=%s, value=%s]");
		add("HTTP header", "X-Bot-%s: %s");
		add("cookie", "Cookie: theme=dark; %s=%s", "Cookie: %2$s");
		add("form", "shards=4&%s=%s&x=1");
		add("query string", "GET /login?%s=%s HTTP/1.1");
		add("URL-encoded form", "body=%%22x%%22%%26%s%%3D%s%%26y%%3D1");
		add("URL-encoded JSON", "%%7B%%22%s%%22%%3A%%22%s%%22%%7D");
		add("HTML-encoded JSON", "{&quot;%s&quot;:&quot;%s&quot;}");
		add("XML element", "<ns:%s type=\"x\">%s</ns:%1$s>");
		add("XML CDATA", "<%s><![CDATA[%s]]></%1$s>");
		add("XML attribute", "<bot %s=\"%s\" shards='4'/>");
		add("XML property", "<property name=\"%s\" value=\"%s\"/>");
		add("SQL comparison", "select id from bot where %s = '%s' and shards > 4");
		add("SQL IN", "select id from bot where %s IN ('%s')");
		add("SQL INSERT", "insert into bot (id, %s) values (1, '%s')");
		add("unique key", "Key (id, %s)=(1, %s) already exists.");
		add("binding failure", "Field error in object 'bot' on field '%s': rejected value [%s]; codes []");
		add("option", "java -jar bot.jar --%s %s --shards 4");
		add("option with =", "java -jar bot.jar --%s=%s --shards 4");
		add("list of arguments", "args: [--shards, 4, --%s, %s]");
		add("quoted arguments", "[\"--shards\", \"4\", \"--%s\", \"%s\"]");
		add("comma-separated", "shards=4, %s=%s, x=1");
		add("logfmt", "level=info msg=ready %s=%s shards=4");
		add("k8s env", "env:\n- name: %s\n  value: %s\n");
		add("docker -e", "docker run -e %s=%s bot:1");
		add("comparison", "if %s==%s");
	}

	private Notations() {
	}

	private static void add(String name, String text) {
		add(name, text, text);
	}

	private static void add(String name, String text, String scrubbed) {
		ALL.put(name, new Notation(text, scrubbed));
	}

	/**
	 * A notation.
	 *
	 * @param text the format of the text, with the name as first and the value as second
	 * argument
	 * @param scrubbed the format of the scrubbed text, with the label as second argument
	 */
	record Notation(String text, String scrubbed) {

		String with(String name, String value) {
			return String.format(this.text, name, value);
		}

		String scrubbedWith(String name, String label) {
			return String.format(this.scrubbed, name, label);
		}

	}

}
