package io.github.tuxsentry.site;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A version of the site in a directory.
 *
 * @param directory the directory of the version
 */
record GeneratedSite(Path directory) {

	static final String URL = "https://example.org/bot";

	/**
	 * Generate the site of a repository.
	 */
	static GeneratedSite generate(Path repository, Path site, String version) throws IOException {
		SiteGenerator.main(new String[] { repository.toString(), site.toString(), version, URL });
		return new GeneratedSite(site.resolve(version));
	}

	List<String> pages() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".html"))
				.sorted()
				.toList();
		}
	}

	String text(String file) throws IOException {
		return Files.readString(this.directory.resolve(file));
	}

	/**
	 * Parse a page, which has to be well-formed.
	 */
	Document parse(String page) throws IOException {
		try {
			DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
			parser.setErrorHandler(null);
			return parser.parse(new InputSource(new StringReader(text(page))));
		}
		catch (ParserConfigurationException | SAXException ex) {
			throw new AssertionError(page + " is not well-formed: " + ex.getMessage(), ex);
		}
	}

	static List<Element> elements(Document page, String tag) {
		NodeList elements = page.getElementsByTagName(tag);
		return IntStream.range(0, elements.getLength()).mapToObj((index) -> (Element) elements.item(index)).toList();
	}

	static List<String> attributes(Document page, String attribute) {
		return elements(page, "*").stream()
			.filter((element) -> element.hasAttribute(attribute))
			.map((element) -> element.getAttribute(attribute))
			.toList();
	}

}
