package io.github.tuxsentry.benchmarks.process;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Application without beans of its own that measures its startup and its shutdown.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StartApplication {

	/**
	 * Start and stop the application.
	 * @param arguments the arguments of the application
	 */
	public static void main(String[] arguments) {
		ConfigurableApplicationContext context = SpringApplication.run(StartApplication.class, arguments);
		long cpu = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
		long ready = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
		long closing = System.nanoTime();
		context.close();
		JavaProcess.print("closing", System.nanoTime() - closing);
		JavaProcess.print("cpu", cpu);
		JavaProcess.print("ready", TimeUnit.MILLISECONDS.toNanos(ready));
	}

}
