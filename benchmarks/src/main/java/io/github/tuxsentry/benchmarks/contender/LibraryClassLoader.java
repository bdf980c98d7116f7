package io.github.tuxsentry.benchmarks.contender;

import java.io.IOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;

/**
 * Class loader that hides the resources of unused libraries, such as their lists of
 * auto-configurations and their {@code spring.factories}. Without those, the classes of a
 * library have no effect.
 */
final class LibraryClassLoader extends ClassLoader {

	private final List<Library> hidden;

	LibraryClassLoader(ClassLoader parent, Set<Library> used) {
		super(parent);
		this.hidden = Arrays.stream(Library.values()).filter((library) -> !used.contains(library)).toList();
	}

	@Override
	public Enumeration<URL> getResources(String name) throws IOException {
		List<URL> resources = Collections.list(super.getResources(name));
		resources.removeIf((resource) -> isHidden(resource.toString()));
		return Collections.enumeration(resources);
	}

	private boolean isHidden(String url) {
		return this.hidden.stream().anyMatch((library) -> library.contains(url));
	}

}
