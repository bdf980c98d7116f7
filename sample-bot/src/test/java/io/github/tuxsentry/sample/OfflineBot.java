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
 * Tests of the running bot with its local Discord and its local Sentry. The context ends
 * with the class, since there can be only one Sentry SDK at a time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "offline.tour=false")
@Import({ OfflineClient.class, HttpClient.class })
@DirtiesContext
public @interface OfflineBot {

}
