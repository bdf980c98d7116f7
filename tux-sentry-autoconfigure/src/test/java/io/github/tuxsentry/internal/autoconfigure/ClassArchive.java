package io.github.tuxsentry.internal.autoconfigure;

import java.nio.file.Path;

/**
 * Archive of classes in the form that the running JDK has for it: an AOT cache, or an
 * archive of class data sharing.
 *
 * @param file the file
 */
record ClassArchive(Path file) {

	private static final boolean AOT_CACHE = Runtime.version().feature() >= 25;

	/**
	 * Return the option of a training run.
	 */
	String outputOption() {
		return (AOT_CACHE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + this.file;
	}

	/**
	 * Return the option of a run from the archive.
	 */
	String inputOption() {
		return (AOT_CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + this.file;
	}

	/**
	 * Return the option that ends a JVM that cannot use the archive.
	 */
	String requiringOption() {
		return AOT_CACHE ? "-XX:AOTMode=on" : "-Xshare:on";
	}

}
