package io.github.tuxsentry.internal.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.SpanAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Database of a data source, as far as its JDBC URL tells without doubt. Users and
 * passwords, which URLs may contain as well, are never part of it.
 *
 * @param system the name of the system by the conventions of OpenTelemetry
 * @param namespace the name of the database, or {@code null} if it is not known
 * @param host the first host, or {@code null} for a database without a server
 * @param port the port, or {@code null} if it is not known
 */
record Database(String system, @Nullable String namespace, @Nullable String host, @Nullable Integer port) {

	/**
	 * Database whose system is not known.
	 */
	static final Database UNKNOWN = new Database("other_sql", null, null, null);

	/** Names of drivers around another driver, which may be followed by its URL. */
	private static final List<String> WRAPPERS = List.of("aws-wrapper", "jtds", "log4jdbc", "otel", "p6spy", "tc",
			"tracing");

	private static final Map<String, String> SYSTEMS = Map.of("as400", "db2", "hsqldb", "hsqldb", "pgsql", "postgresql",
			"sap", "hanadb", "sqlserver", "mssql");

	private static final Map<String, Integer> DEFAULT_PORTS = Map.of("clickhouse", 8123, "db2", 50000, "mariadb", 3306,
			"mssql", 1433, "mysql", 3306, "oracle", 1521, "postgresql", 5432);

	/** Systems whose databases are files, of which only the name is used. */
	private static final List<String> FILES = List.of("derby", "duckdb", "h2", "hsqldb", "sqlite");

	private static final Pattern DRIVER = Pattern.compile("^([a-z0-9-]+):(.*)$", Pattern.DOTALL);

	/** Protocols, which may be followed by a server. */
	private static final Pattern PROTOCOLS = Pattern.compile("[\\w.:-]*");

	private static final Pattern SERVER = Pattern
		.compile("^([\\w.-]+|\\[[0-9a-fA-F:.]+])(?:\\\\\\w+)?(?::(\\d{1,5}))?(?::([\\w$.]+))?$");

	private static final Pattern PROPERTY = Pattern.compile("(?i)[;?&]database(?:name)?=([^;&]+)");

	/** Account of a SQL Server. */
	private static final Pattern ACCOUNT = Pattern.compile("(?i);\\s*(?:user(?:name)?|password)\\s*=[^;]*");

	/** Properties whose values may contain what looks like another property. */
	private static final Pattern SECRETS = Pattern.compile("(?i)[{\"']|pass|pwd|secret|token|key");

	private static final Pattern NAME = Pattern.compile("[\\w$.-]{1,64}");

	/**
	 * Create a database from the URL of its connections.
	 * @param url the JDBC URL
	 * @return the database, {@link #UNKNOWN} if the URL does not name a driver
	 */
	static Database ofUrl(String url) {
		String driver = null;
		String rest = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
		for (Matcher matcher = DRIVER.matcher(rest); matcher.matches(); matcher = DRIVER.matcher(rest)) {
			driver = matcher.group(1);
			rest = matcher.group(2);
			if (!WRAPPERS.contains(driver)) {
				return of(SYSTEMS.getOrDefault(driver, driver), rest);
			}
		}
		return UNKNOWN;
	}

	private static Database of(String system, String rest) {
		boolean oracle = system.equals("oracle");
		int server = rest.indexOf(oracle ? "@" : "//");
		if (server < 0 || (!oracle && !PROTOCOLS.matcher(rest.substring(0, server)).matches())) {
			return withoutServer(system, rest);
		}
		String address = rest.substring(server + (oracle ? "@" : "//").length());
		if (oracle && address.startsWith("//")) {
			address = address.substring("//".length());
		}
		String authority = beforeAny(address, "/?;");
		String behind = address.substring(authority.length());
		// With a further @, the authority may be the start of a password.
		if (withoutAccount(system, behind).contains("@") || !beforeAny(authority, "()=").equals(authority)) {
			return new Database(system, null, null, null);
		}
		Matcher matcher = SERVER.matcher(beforeAny(authority.substring(authority.lastIndexOf('@') + 1), ","));
		if (!matcher.matches() || (oracle ? matcher.group(2) == null : matcher.group(3) != null)) {
			return new Database(system, null, null, null);
		}
		Integer port = (matcher.group(2) != null) ? Integer.valueOf(matcher.group(2)) : DEFAULT_PORTS.get(system);
		String path = beforeAny(behind, "?;");
		String namespace = path.startsWith("/") ? name(system, path.substring(1)) : matcher.group(3);
		return new Database(system, (namespace != null) ? namespace : property(behind), matcher.group(1), port);
	}

	/**
	 * Return what is behind the authority, without the account that is a property of a
	 * SQL Server.
	 */
	private static String withoutAccount(String system, String behind) {
		return system.equals("mssql") ? ACCOUNT.matcher(behind).replaceAll("") : behind;
	}

	private static Database withoutServer(String system, String rest) {
		boolean ambiguous = !FILES.contains(system) && (rest.contains("@") || rest.contains("//"));
		return new Database(system, ambiguous ? null : name(system, beforeAny(rest, "?;")), null, null);
	}

	private static @Nullable String property(String behind) {
		Matcher matcher = PROPERTY.matcher(behind);
		boolean found = matcher.find() && !SECRETS.matcher(behind.substring(0, matcher.start())).find();
		return found ? name("", matcher.group(1)) : null;
	}

	private static @Nullable String name(String system, String path) {
		String name = path;
		if (FILES.contains(system)) {
			name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
			name = name.substring(name.lastIndexOf(':') + 1);
		}
		else if (system.equals("db2")) {
			name = beforeAny(path, ":");
		}
		return NAME.matcher(name).matches() ? name : null;
	}

	private static String beforeAny(String text, String ends) {
		for (int i = 0; i < text.length(); i++) {
			if (ends.indexOf(text.charAt(i)) >= 0) {
				return text.substring(0, i);
			}
		}
		return text;
	}

	/**
	 * Create a database of which only the product is known.
	 * @param product the name of the product, or {@code null}
	 * @return the database
	 */
	static Database ofProduct(@Nullable String product) {
		String system = (product != null) ? product.toLowerCase(Locale.ROOT).strip().replace(' ', '_') : "";
		return NAME.matcher(system).matches() ? new Database(system, null, null, null) : UNKNOWN;
	}

	void describe(ActiveSpan span) {
		span.setAttribute(SpanAttribute.DB_SYSTEM, this.system);
		span.setAttribute(SpanAttribute.DB_SYSTEM_NAME, this.system);
		span.setAttribute(SpanAttribute.DB_NAMESPACE, this.namespace);
		span.setAttribute(SpanAttribute.SERVER_ADDRESS, this.host);
		span.setAttribute(SpanAttribute.SERVER_PORT, this.port);
	}

}
