package io.github.tuxsentry.internal.cache;

/**
 * What is done to a cache, in the words of the metrics and in those of Sentry's spans.
 */
enum CacheOperation {

	GET("get", "cache.get"), SET("set", "cache.put"), DELETE("delete", "cache.remove"), CLEAR("clear", "cache.flush");

	private final String metricOperation;

	private final String spanOperation;

	CacheOperation(String metricOperation, String spanOperation) {
		this.metricOperation = metricOperation;
		this.spanOperation = spanOperation;
	}

	String metricOperation() {
		return this.metricOperation;
	}

	String spanOperation() {
		return this.spanOperation;
	}

}
