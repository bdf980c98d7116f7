package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.ISerializer;
import io.sentry.JsonDeserializer;
import io.sentry.JsonObjectReader;
import io.sentry.JsonSerializable;
import io.sentry.NoOpLogger;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Every field of every type that the SDK serializes, found on the class path, so that an
 * update of the SDK does not bring one that nobody has looked at.
 */
class FieldPolicyTests {

	private static final String SECRET = "ghp_" + "a1B2c3D4e5F6".repeat(3);

	private static final String UNKNOWN = "a_field_of_a_later_version";

	private static final ObjectMapper json = new ObjectMapper();

	/** Values of fields without which some types cannot be read. */
	private static final Map<String, Object> PLAUSIBLE = Map.ofEntries(
			Map.entry("event_id", "5c1d4a9ef2a14d0d8a7c0c7bcb0e5b4e"),
			Map.entry("trace_id", "5c1d4a9ef2a14d0d8a7c0c7bcb0e5b4e"), Map.entry("span_id", "b0e6f15b45c36b12"),
			Map.entry("replay_id", "5c1d4a9ef2a14d0d8a7c0c7bcb0e5b4e"), Map.entry("op", "op"), Map.entry("init", true),
			Map.entry("started", "2026-11-28T12:00:00.000Z"), Map.entry("status", "ok"),
			Map.entry("check_in_id", "5c1d4a9ef2a14d0d8a7c0c7bcb0e5b4e"), Map.entry("monitor_slug", "job"),
			Map.entry("start_timestamp", 1.0), Map.entry("name", "name"), Map.entry("version", "1"),
			Map.entry("release", "bot@1"), Map.entry("public_key", "key"), Map.entry("category", "error"),
			Map.entry("reason", "sample_rate"), Map.entry("quantity", 1), Map.entry("message", "message"),
			Map.entry("items", List.of()), Map.entry("body", "body"), Map.entry("attrs", Map.of("release", "bot@1")),
			Map.entry("value", 1), Map.entry("rendering_system", "swing"), Map.entry("discarded_events", List.of()),
			Map.entry("flag", "flag"), Map.entry("result", true), Map.entry("source", "custom"));

	private static final List<Object> TIMESTAMPS = List.of("2026-11-28T12:00:00.000Z", 1.0);

	private final SentryOptions options = new SentryOptions();

	private final ISerializer sdk = this.options.getSerializer();

	private final FaultBarrier faults = new FaultBarrier();

	private final ScrubbingSerializer serializer = new ScrubbingSerializer(this.options, Scrubber.standard(),
			this.faults);

	@Test
	void everyFieldHasAPolicyThatSomebodyChose() throws Exception {
		List<String> fields = new ArrayList<>();
		for (Class<?> type : types()) {
			for (String field : fields(type)) {
				fields.add(nameOf(type) + " " + field + " " + FieldPolicies.of(type).of(field).kind());
			}
		}
		List<String> chosen = new ClassPathResource("fields-of-the-sdk.txt", FieldPolicyTests.class)
			.getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.toList();
		assertThat(fields).as("types and fields of the SDK: see FieldPolicies").containsExactlyElementsOf(chosen);
	}

	@ParameterizedTest
	@MethodSource("types")
	void noFieldButANameInTheCodeLetsASecretPass(Class<? extends JsonSerializable> type) throws Exception {
		JsonDeserializer<?> deserializer = deserializer(type);
		assumeThat(deserializer).as("cannot be read").isNotNull();
		Set<String> passed = new TreeSet<>();
		Set<String> code = new TreeSet<>();
		for (String field : fields(type)) {
			for (Object value : values()) {
				for (Object object : read(deserializer, type, field, value)) {
					if (write(this.sdk, object).contains(SECRET) && write(this.serializer, object).contains(SECRET)) {
						passed.add(field);
					}
				}
			}
			if (FieldPolicies.of(type).of(field).kind() == FieldPolicy.Kind.CODE) {
				code.add(field);
			}
		}
		assertThat(code).containsAll(passed);
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void theFieldsThatAreReadAreMostOfThem() throws Exception {
		int written = 0;
		int all = 0;
		for (Class<? extends JsonSerializable> type : types()) {
			JsonDeserializer<?> deserializer = deserializer(type);
			for (String field : (deserializer != null) ? fields(type) : Set.<String>of()) {
				boolean found = false;
				for (Object value : values()) {
					for (Object object : read(deserializer, type, field, value)) {
						found = found || write(this.sdk, object).contains(SECRET);
					}
				}
				all++;
				written += found ? 1 : 0;
			}
		}
		assertThat(written).as("of " + all).isGreaterThan(all / 3);
	}

	private static List<Object> values() {
		String text = "a " + SECRET + " z";
		return List.of(text, List.of(text), Map.of("key", text), Map.of("key", List.of(text)),
				List.of(Map.of("key", text)));
	}

	private static List<Object> read(JsonDeserializer<?> deserializer, Class<?> type, String field, Object value)
			throws JsonProcessingException {
		List<Object> read = new ArrayList<>();
		for (Object timestamp : TIMESTAMPS) {
			Map<String, Object> fields = new LinkedHashMap<>();
			for (String other : fields(type)) {
				if (PLAUSIBLE.containsKey(other)) {
					fields.put(other, PLAUSIBLE.get(other));
				}
				else if (other.equals("timestamp")) {
					fields.put(other, timestamp);
				}
			}
			fields.put(field, value);
			try {
				read.add(deserializer.deserialize(
						new JsonObjectReader(new StringReader(json.writeValueAsString(fields))),
						NoOpLogger.getInstance()));
			}
			catch (JsonProcessingException ex) {
				throw ex;
			}
			catch (Exception ex) {
				// the field does not accept such a value
			}
		}
		return read;
	}

	private static String write(ISerializer serializer, Object object) throws IOException {
		StringWriter writer = new StringWriter();
		serializer.serialize(object, writer);
		return writer.toString();
	}

	private static String nameOf(Class<?> type) {
		return type.getName().substring("io.sentry.".length());
	}

	private static Set<String> fields(Class<?> type) {
		Set<String> fields = new TreeSet<>();
		for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
			Stream.of(owner.getDeclaredClasses())
				.filter((nested) -> nested.getSimpleName().equals("JsonKeys"))
				.flatMap((keys) -> Stream.of(keys.getDeclaredFields()))
				.filter((key) -> key.getType() == String.class)
				.forEach((key) -> fields.add(valueOf(key)));
		}
		fields.add(UNKNOWN);
		return fields;
	}

	private static String valueOf(Field constant) {
		try {
			constant.setAccessible(true);
			return (String) constant.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static JsonDeserializer<?> deserializer(Class<?> type) throws ReflectiveOperationException {
		for (Class<?> nested : type.getDeclaredClasses()) {
			if (nested.getSimpleName().equals("Deserializer")) {
				return (JsonDeserializer<?>) nested.getDeclaredConstructor().newInstance();
			}
		}
		return null;
	}

	static List<Class<? extends JsonSerializable>> types() throws IOException, URISyntaxException {
		Path jar = Path.of(SentryEvent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		List<Class<? extends JsonSerializable>> types = new ArrayList<>();
		try (JarFile file = new JarFile(jar.toFile())) {
			file.stream()
				.map((entry) -> entry.getName().replace('/', '.'))
				.filter((name) -> name.startsWith("io.sentry.") && name.endsWith(".class"))
				.sorted()
				.forEach((name) -> addIfSerializable(name.substring(0, name.length() - ".class".length()), types));
		}
		return types;
	}

	private static void addIfSerializable(String name, List<Class<? extends JsonSerializable>> types) {
		try {
			Class<?> type = Class.forName(name, false, SentryEvent.class.getClassLoader());
			if (JsonSerializable.class.isAssignableFrom(type) && !type.isInterface()
					&& !Modifier.isAbstract(type.getModifiers())) {
				types.add(type.asSubclass(JsonSerializable.class));
			}
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// needs a library that is not there
		}
	}

}
