package io.github.tuxsentry.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Annotation for tests of the running bot with its local Discord and its local Sentry.
 * The context is closed after the class, since only a single Sentry SDK can be active at
 * a time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "offline.tour=false")
@Import({ OfflineClient.class, HttpClient.class })
@DirtiesContext
public @interface OfflineBot {

}
