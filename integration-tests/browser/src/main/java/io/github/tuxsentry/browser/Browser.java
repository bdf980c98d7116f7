package io.github.tuxsentry.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A page in a headless browser. It is driven with the protocol of Chromium itself, since
 * the libraries for it would bring OpenTelemetry and others to the class path of the bot.
 */
public final class Browser implements AutoCloseable {

	private static final ObjectMapper json = new ObjectMapper();

	private static final Map<String, Integer> KEYS = Map.of("Enter", 13, "Escape", 27, "End", 35, "Home", 36,
			"ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40, "Tab", 9, "PageDown", 34);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	private final Chromium chromium;

	private final DevTools devTools;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final List<String> problems = new CopyOnWriteArrayList<>();

	private Browser(Chromium chromium) throws IOException {
		this.chromium = chromium;
		this.devTools = new DevTools(chromium.devTools(), this::onEvent);
		List.of("Page", "Runtime", "Network", "Log")
			.forEach((domain) -> this.devTools.send(domain + ".enable", Map.of()));
		resize(1280, 800);
	}

	/**
	 * Start a browser. The test is skipped if there is none.
	 */
	public static Browser start() throws IOException {
		var executable = Chromium.executable();
		assumeTrue(executable.isPresent(), "Chromium is not installed");
		Chromium chromium = Chromium.start(executable.get());
		try {
			return new Browser(chromium);
		}
		catch (IOException | RuntimeException ex) {
			chromium.close();
			throw ex;
		}
	}

	private void onEvent(JsonNode event) {
		JsonNode parameters = event.path("params");
		switch (event.path("method").asText()) {
			case "Network.requestWillBeSent" -> this.requests.add(parameters.at("/request/url").asText());
			case "Runtime.exceptionThrown" -> this.problems.add(parameters.path("exceptionDetails").toString());
			case "Log.entryAdded" -> this.problems.add(parameters.path("entry").toString());
			default -> {
			}
		}
	}

	public void open(String url) {
		this.devTools.send("Page.navigate", Map.of("url", url));
	}

	public void resize(int width, int height) {
		this.devTools.send("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	public void preferColorScheme(String scheme) {
		this.devTools.send("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	/**
	 * Return the value of an expression.
	 */
	public JsonNode evaluate(String expression) {
		JsonNode result = this.devTools.send("Runtime.evaluate",
				Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
		assertThat(result.has("exceptionDetails")).as(result.toString()).isFalse();
		return result.path("result").path("value");
	}

	/**
	 * Return the text of the elements that match the selector.
	 */
	public String text(String selector) {
		return evaluate(
				"[...document.querySelectorAll(" + quote(selector) + ")].map((node) => node.innerText).join('\\n')")
			.asText();
	}

	public int count(String selector) {
		return evaluate("document.querySelectorAll(" + quote(selector) + ").length").asInt();
	}

	public void awaitText(String selector, String... texts) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(POLL_INTERVAL)
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(text(selector)).contains(texts));
	}

	public void awaitCount(String selector, int count) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(POLL_INTERVAL)
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(count(selector)).as(selector).isEqualTo(count));
	}

	public void focus(String selector) {
		evaluate("document.querySelector(" + quote(selector) + ").focus()");
	}

	/**
	 * Click the first element that matches the selector and contains the text.
	 */
	public void click(String selector, String text) {
		awaitText(selector, text);
		evaluate("[...document.querySelectorAll(" + quote(selector) + ")].find((node) => node.innerText.includes("
				+ quote(text) + ")).click()");
	}

	public void press(String key) {
		Map<String, Object> event = Map.of("key", key, "code", key, "windowsVirtualKeyCode", KEYS.getOrDefault(key, 0),
				"text", key.equals("Enter") ? "\r" : "");
		this.devTools.send("Input.dispatchKeyEvent", with(event, "type", "keyDown"));
		this.devTools.send("Input.dispatchKeyEvent", with(event, "type", "keyUp"));
	}

	private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
		Map<String, Object> result = new HashMap<>(map);
		result.put(key, value);
		return result;
	}

	/**
	 * Type text into the field, replacing its value.
	 */
	public void type(String selector, String text) {
		focus(selector);
		evaluate("document.activeElement.select()");
		this.devTools.send("Input.insertText", Map.of("text", text));
	}

	/**
	 * Return the elements of the accessibility tree, with their role and name.
	 */
	public List<JsonNode> accessibilityTree() {
		return this.devTools.send("Accessibility.getFullAXTree", Map.of()).path("nodes").valueStream().toList();
	}

	public void screenshot(Path file) throws IOException {
		String data = this.devTools.send("Page.captureScreenshot", Map.of("format", "png")).path("data").asText();
		Files.createDirectories(file.getParent());
		Files.write(file, Base64.getDecoder().decode(data));
	}

	/**
	 * Return the URLs of all requests.
	 */
	public List<String> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * Return uncaught exceptions and log entries, such as violations of the content
	 * security policy.
	 */
	public List<String> problems() {
		return List.copyOf(this.problems);
	}

	public void forgetProblems() {
		this.problems.clear();
	}

	private static String quote(String text) {
		return json.valueToTree(text).toString();
	}

	@Override
	public void close() throws IOException {
		this.chromium.close();
	}

}
