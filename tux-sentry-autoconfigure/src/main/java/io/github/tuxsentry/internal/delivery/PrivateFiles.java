package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Files and directories that only their owner can access, without following links. Other
 * kinds of files are not opened, since opening a pipe can block forever. File systems
 * without POSIX permissions are left to their own rules.
 */
final class PrivateFiles {

	private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

	private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

	private PrivateFiles() {
	}

	/**
	 * Create a directory, with its parents, that only its owner can access.
	 * @param directory the directory, which may exist
	 * @throws IOException if it cannot be created
	 */
	static void createDirectories(Path directory) throws IOException {
		Files.createDirectories(directory, attributes(directory, DIRECTORY));
	}

	/**
	 * Create a directory if it is absent, and restrict it to its owner.
	 * @param directory the directory
	 * @throws IOException if it cannot be created, is a link, or is accessible to others
	 */
	static void createDirectory(Path directory) throws IOException {
		try {
			Files.createDirectory(directory, attributes(directory, DIRECTORY));
		}
		catch (FileAlreadyExistsException ex) {
			if (!isDirectory(directory)) {
				throw ex;
			}
			restrict(directory);
		}
	}

	/**
	 * Restrict a directory to its owner.
	 * @param directory the directory
	 * @throws IOException if it has another owner or remains accessible to others
	 */
	static void restrict(Path directory) throws IOException {
		PosixFileAttributeView view = posix(directory);
		if (view == null) {
			return;
		}
		if (!isOwned(directory)) {
			throw foreign(directory);
		}
		if (!DIRECTORY.equals(view.readAttributes().permissions())) {
			view.setPermissions(DIRECTORY);
			if (!DIRECTORY.containsAll(view.readAttributes().permissions())) {
				throw new FileSystemException(directory.toString(), null, "accessible to other users");
			}
		}
	}

	/**
	 * Return whether the user of this process owns a directory. A new file shows this
	 * user, whose name is not always known.
	 * @param directory the directory
	 * @throws IOException if no file can be created
	 */
	static boolean isOwned(Path directory) throws IOException {
		PosixFileAttributeView view = posix(directory);
		if (view == null) {
			return true;
		}
		Path own = Files.createTempFile(directory, "owner", ".tmp");
		try {
			return Files.getOwner(own, LinkOption.NOFOLLOW_LINKS).equals(view.getOwner());
		}
		finally {
			Files.delete(own);
		}
	}

	static FileSystemException foreign(Path directory) throws IOException {
		return new FileSystemException(directory.toString(), null,
				"owned by another user, " + Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).getName());
	}

	private static @Nullable PosixFileAttributeView posix(Path path) {
		return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
	}

	private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
		return path.getFileSystem().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(permissions) }
				: new FileAttribute<?>[0];
	}

	static boolean isDirectory(Path path) {
		return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
	}

	/**
	 * Return the attributes of a regular file.
	 * @param path the path
	 * @return the attributes, or {@code null} if it is not a regular file
	 * @throws IOException if there is no file
	 */
	static @Nullable BasicFileAttributes regular(Path path) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class,
				LinkOption.NOFOLLOW_LINKS);
		return attributes.isRegularFile() ? attributes : null;
	}

	/**
	 * Write a new file.
	 * @param file the file, which must not exist
	 * @param content the content
	 * @throws IOException if it cannot be written
	 */
	static void write(Path file, byte[] content) throws IOException {
		try (SeekableByteChannel channel = Files.newByteChannel(file,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file, FILE))) {
			ByteBuffer buffer = ByteBuffer.wrap(content);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
		}
	}

	/**
	 * Read a file.
	 * @param file the file
	 * @param max the maximum size
	 * @return the content
	 * @throws IOException if it cannot be read, is not a regular file, or is larger
	 */
	static byte[] read(Path file, int max) throws IOException {
		BasicFileAttributes attributes = regular(file);
		if (attributes == null || attributes.size() > max) {
			throw new FileSystemException(file.toString(), null, "not a regular file of at most " + max + " bytes");
		}
		try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
			return in.readNBytes((int) attributes.size());
		}
	}

	static FileChannel openForLock(Path file) throws IOException {
		if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && regular(file) == null) {
			throw new FileSystemException(file.toString(), null, "not a regular file");
		}
		return FileChannel.open(file,
				Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
				attributes(file, FILE));
	}

}
