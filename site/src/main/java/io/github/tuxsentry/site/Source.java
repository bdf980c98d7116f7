package io.github.tuxsentry.site;

/**
 * Files of the repository on the web.
 *
 * @param url the URL of the repository
 * @param version the version of the site
 */
record Source(String url, String version) {

	/**
	 * Return the URL of a file or directory at the tag of the version.
	 */
	String file(Repository repository, LinkTarget target) {
		String kind = repository.isDirectory(target.path()) ? "tree" : "blob";
		String anchor = target.anchor().isEmpty() ? "" : "#" + target.anchor();
		return this.url + "/" + kind + "/" + revision() + "/" + target.path() + anchor;
	}

	private String revision() {
		return this.version.endsWith("-SNAPSHOT") ? "main" : "v" + this.version;
	}

}
