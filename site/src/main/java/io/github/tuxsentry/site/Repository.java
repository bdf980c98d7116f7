package io.github.tuxsentry.site;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Files of the repository. Paths are relative to its root and separated by slashes.
 */
final class Repository {

	private static final Set<String> EXCLUDED = Set.of(".git", "node_modules", "target");

	private final Path root;

	private final Map<String, MarkdownFile> markdownFiles;

	private Repository(Path root, Map<String, MarkdownFile> markdownFiles) {
		this.root = root;
		this.markdownFiles = Collections.unmodifiableMap(markdownFiles);
	}

	/**
	 * Parse all Markdown files below a directory.
	 */
	static Repository read(Path directory) throws IOException {
		Path root = directory.toAbsolutePath().normalize();
		Map<String, MarkdownFile> files = new TreeMap<>();
		Files.walkFileTree(root, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
				return EXCLUDED.contains(directory.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
						: FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				if (file.toString().endsWith(".md")) {
					String path = root.relativize(file).toString().replace('\\', '/');
					files.put(path, MarkdownFile.parse(path, Files.readString(file)));
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException ex) {
				// Another module has deleted a file in the meantime.
				return FileVisitResult.CONTINUE;
			}

		});
		return new Repository(root, files);
	}

	Collection<MarkdownFile> markdownFiles() {
		return this.markdownFiles.values();
	}

	Optional<MarkdownFile> markdownFile(String path) {
		return Optional.ofNullable(this.markdownFiles.get(path));
	}

	/**
	 * Whether there is a file or directory at the path, which does not leave the
	 * repository.
	 */
	boolean contains(String path) {
		return Files.exists(file(path)) && file(path).normalize().startsWith(this.root);
	}

	boolean isDirectory(String path) {
		return Files.isDirectory(file(path));
	}

	Path file(String path) {
		return this.root.resolve(path);
	}

}
