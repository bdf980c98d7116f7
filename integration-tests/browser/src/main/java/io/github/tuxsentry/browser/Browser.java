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
 * Page in a headless browser. The browser is controlled with the Chrome DevTools Protocol
 * directly, since the libraries for the protocol would add dependencies, such as
 * OpenTelemetry, to the class path of the bot. Not thread-safe.
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
	 * Start a browser and open an empty page. The test is skipped if Chromium is not
	 * installed.
	 * @return the browser, to be closed by the caller
	 * @throws IOException if the browser cannot be started
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

	/**
	 * Navigate to a URL.
	 * @param url the URL
	 */
	public void open(String url) {
		this.devTools.send("Page.navigate", Map.of("url", url));
	}

	/**
	 * Set the size of the viewport.
	 * @param width the width in CSS pixels
	 * @param height the height in CSS pixels
	 */
	public void resize(int width, int height) {
		this.devTools.send("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/**
	 * Set the preferred color scheme.
	 * @param scheme {@code light} or {@code dark}
	 */
	public void preferColorScheme(String scheme) {
		this.devTools.send("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	/**
	 * Evaluate a JavaScript expression. If the value is a promise, its result is awaited.
	 * @param expression the expression
	 * @return the value of the expression
	 */
	public JsonNode evaluate(String expression) {
		JsonNode result = this.devTools.send("Runtime.evaluate",
				Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
		assertThat(result.has("exceptionDetails")).as(result.toString()).isFalse();
		return result.path("result").path("value");
	}

	/**
	 * Return the text of the elements that match a selector.
	 * @param selector the CSS selector
	 * @return the texts, separated by newlines
	 */
	public String text(String selector) {
		return evaluate(
				"[...document.querySelectorAll(" + quote(selector) + ")].map((node) => node.innerText).join('\\n')")
			.asText();
	}

	/**
	 * Return the number of elements that match a selector.
	 * @param selector the CSS selector
	 * @return the number of elements
	 */
	public int count(String selector) {
		return evaluate("document.querySelectorAll(" + quote(selector) + ").length").asInt();
	}

	/**
	 * Wait until the elements that match a selector contain the given texts, for at most
	 * 1 minute.
	 * @param selector the CSS selector
	 * @param texts the texts
	 */
	public void awaitText(String selector, String... texts) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(POLL_INTERVAL)
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(text(selector)).contains(texts));
	}

	/**
	 * Wait until the given number of elements matches a selector, for at most 1 minute.
	 * @param selector the CSS selector
	 * @param count the number of elements
	 */
	public void awaitCount(String selector, int count) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(POLL_INTERVAL)
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(count(selector)).as(selector).isEqualTo(count));
	}

	/**
	 * Focus the first element that matches a selector.
	 * @param selector the CSS selector
	 */
	public void focus(String selector) {
		evaluate("document.querySelector(" + quote(selector) + ").focus()");
	}

	/**
	 * Click the first element that matches a selector and contains a text, once there is
	 * such an element.
	 * @param selector the CSS selector
	 * @param text the text
	 */
	public void click(String selector, String text) {
		awaitText(selector, text);
		evaluate("[...document.querySelectorAll(" + quote(selector) + ")].find((node) => node.innerText.includes("
				+ quote(text) + ")).click()");
	}

	/**
	 * Press and release a key.
	 * @param key the key, e.g. {@code Enter}
	 */
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
	 * Replace the value of a field by a text.
	 * @param selector the CSS selector of the field
	 * @param text the text
	 */
	public void type(String selector, String text) {
		focus(selector);
		evaluate("document.activeElement.select()");
		this.devTools.send("Input.insertText", Map.of("text", text));
	}

	/**
	 * Return the nodes of the accessibility tree.
	 * @return the nodes with their roles and names
	 */
	public List<JsonNode> accessibilityTree() {
		return this.devTools.send("Accessibility.getFullAXTree", Map.of()).path("nodes").valueStream().toList();
	}

	/**
	 * Take a screenshot.
	 * @param file the PNG file to create
	 * @throws IOException if the file cannot be written
	 */
	public void screenshot(Path file) throws IOException {
		String data = this.devTools.send("Page.captureScreenshot", Map.of("format", "png")).path("data").asText();
		Files.createDirectories(file.getParent());
		Files.write(file, Base64.getDecoder().decode(data));
	}

	/**
	 * Return the URLs of all requests.
	 * @return a snapshot of the URLs in order
	 */
	public List<String> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * Return the uncaught exceptions and log entries, such as violations of the content
	 * security policy.
	 * @return a snapshot of the exceptions and log entries as JSON, in order
	 */
	public List<String> problems() {
		return List.copyOf(this.problems);
	}

	/**
	 * Clear the uncaught exceptions and log entries.
	 */
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
