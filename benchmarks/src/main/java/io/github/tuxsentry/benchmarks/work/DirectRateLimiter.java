package io.github.tuxsentry.benchmarks.work;

import java.io.IOException;

import net.dv8tion.jda.api.requests.RestRateLimiter;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Rate limiter of JDA that executes each call on the calling thread. With
 * {@link #answerInteractions}, callbacks of interactions are answered in memory.
 */
final class DirectRateLimiter implements RestRateLimiter {

	private volatile boolean stopped;

	@Override
	public void enqueue(Work task) {
		task.execute();
	}

	@Override
	public void stop(boolean shutdown, Runnable callback) {
		this.stopped = true;
		callback.run();
	}

	@Override
	public boolean isStopped() {
		return this.stopped;
	}

	@Override
	public int cancelRequests() {
		return 0;
	}

	static Response answerInteractions(Interceptor.Chain chain) throws IOException {
		if (!chain.request().url().encodedPath().endsWith("/callback")) {
			return chain.proceed(chain.request());
		}
		return new Response.Builder().request(chain.request())
			.protocol(Protocol.HTTP_1_1)
			.code(204)
			.message("No Content")
			.body(ResponseBody.create("", (MediaType) null))
			.build();
	}

}
