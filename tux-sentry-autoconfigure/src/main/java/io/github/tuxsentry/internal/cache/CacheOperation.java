package io.github.tuxsentry.internal.cache;

/**
 * Cache operation, with its names in metrics and in Sentry's spans.
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
