package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.MiscUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Sessions of one or several shards, and many users at once.
 */
class GatewayTests {

	private final LocalDiscord discord = LocalDiscord.start();

	private final EchoBot bot = new EchoBot();

	private final List<JDA> running = new ArrayList<>();

	@AfterEach
	void stop() throws InterruptedException {
		for (JDA jda : this.running) {
			jda.shutdownNow();
			jda.awaitShutdown(Duration.ofSeconds(10));
		}
		this.discord.close();
	}

	@Test
	void manyCommandsOfManyUsersAtOnceAllArriveAndAreAllAnswered() throws Exception {
		connect(JDABuilder.createLight("any", GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT));
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Callable<SentCommand>> work = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				CommandDraft draft = (i % 2 == 0) ? this.discord.slash("ping") : this.discord.message("!ping");
				draft.by("user" + i % 50);
				work.add(draft::send);
			}
			List<SentCommand> sent = new ArrayList<>();
			for (Future<SentCommand> future : threads.invokeAll(work)) {
				sent.add(future.get());
			}
			for (SentCommand command : sent) {
				assertThat(command.awaitReply(Duration.ofSeconds(30)).content()).isIn("ping for " + command.userName(),
						"heard " + command.userName());
			}
			assertThat(sent).allSatisfy((command) -> assertThat(command.replies()).hasSize(1));
			assertThat(sent).extracting(SentCommand::id).doesNotHaveDuplicates();
			assertThat(sent).extracting(SentCommand::userId)
				.satisfies((ids) -> assertThat(new HashSet<>(ids)).hasSize(50));
			assertThat(this.bot.all().stream().filter(SlashCommandInteractionEvent.class::isInstance)).hasSize(100);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void shardsConnectAndTheOneThatOwnsTheGuildGetsItsCommands() throws Exception {
		CountDownLatch ready = new CountDownLatch(3);
		DefaultShardManagerBuilder builder = DefaultShardManagerBuilder
			.createLight("any", GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES)
			.setShardsTotal(3)
			.addEventListeners(this.bot, (EventListener) (event) -> {
				if (event instanceof ReadyEvent) {
					ready.countDown();
				}
			});
		ShardManager shards = this.discord.configure(builder).build();
		try {
			assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(this.discord.sessionCount()).isEqualTo(3);
			assertThat(shards.getGuilds()).singleElement()
				.satisfies((guild) -> assertThat(guild.getJDA().getShardInfo().getShardId())
					.isEqualTo(MiscUtil.getShardForGuild(guild, 3)));
			assertThat(this.discord.slash("ping").send().awaitReply().content()).isEqualTo("ping for alice");
			SlashCommandInteractionEvent inGuild = this.bot.next(SlashCommandInteractionEvent.class);
			assertThat(inGuild.getJDA()).isSameAs(shards.getGuilds().get(0).getJDA());
			this.discord.slash("ping").inDirectMessage().send().awaitReply();
			SlashCommandInteractionEvent direct = this.bot.next(SlashCommandInteractionEvent.class);
			assertThat(direct.getJDA().getShardInfo().getShardId()).isZero();
			this.discord.slash("ping").inDetachedGuild().send().awaitReply();
			SlashCommandInteractionEvent detached = this.bot.next(SlashCommandInteractionEvent.class);
			assertThat(detached.getJDA().getShardInfo().getShardId()).isZero();
			assertThat(this.bot.all()).hasSize(3);
		}
		finally {
			List<JDA> ended = List.copyOf(shards.getShards());
			shards.shutdown();
			for (JDA shard : ended) {
				shard.awaitShutdown(Duration.ofSeconds(10));
			}
		}
	}

	@Test
	void botResumesAndGetsWhatItMissed() throws Exception {
		CountDownLatch resumed = new CountDownLatch(1);
		CountDownLatch disconnected = new CountDownLatch(1);
		JDA jda = connect(JDABuilder.createLight("any"));
		jda.addEventListener((EventListener) (event) -> count(event, disconnected, resumed));
		this.discord.dropConnections();
		SentCommand meanwhile = this.discord.slash("ping").send();
		assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(meanwhile.awaitReply(Duration.ofSeconds(30)).content()).isEqualTo("ping for alice");
		assertThat(resumed.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.discord.sessionCount()).isOne();
		assertThat(this.bot.all()).hasSize(1);
	}

	@Test
	void sessionEndsWithItsBot() throws Exception {
		JDA jda = connect(JDABuilder.createLight("any"));
		assertThat(this.discord.sessionCount()).isOne();
		jda.shutdown();
		assertThat(jda.awaitShutdown(Duration.ofSeconds(10))).isTrue();
		await().atMost(Duration.ofSeconds(10)).until(() -> this.discord.sessionCount() == 0);
		JDA second = connect(JDABuilder.createLight("any"));
		assertThat(this.discord.slash("ping").send().awaitReply().content()).isEqualTo("ping for alice");
		assertThat(this.bot.next(SlashCommandInteractionEvent.class).getJDA()).isSameAs(second);
	}

	@Test
	void contentOfMessagesNeedsItsIntent() throws Exception {
		connect(JDABuilder.createLight("any", GatewayIntent.GUILD_MESSAGES));
		this.discord.message("secret").send().awaitReply();
		assertThat(this.bot.next(MessageReceivedEvent.class).getMessage().getContentRaw()).isEmpty();
		assertThatIllegalStateException().isThrownBy(() -> this.discord.message("hi").inDirectMessage().send())
			.withMessageContaining("DIRECT_MESSAGES");
	}

	@Test
	void messageThatMentionsTheBotIsReadable() throws Exception {
		connect(JDABuilder.createLight("any", GatewayIntent.GUILD_MESSAGES));
		this.discord.message("hi @tux").send().awaitReply();
		assertThat(this.bot.next(MessageReceivedEvent.class).getMessage().getContentDisplay()).isEqualTo("hi @Tux");
	}

	@Test
	void allMembersCanBeLoadedAtTheStart() throws Exception {
		this.discord.member("bob");
		JDA jda = connect(JDABuilder.createDefault("any", GatewayIntent.GUILD_MEMBERS, GatewayIntent.GUILD_MESSAGES)
			.setChunkingFilter(ChunkingFilter.ALL)
			.setMemberCachePolicy(MemberCachePolicy.ALL));
		assertThat(jda.getGuilds().get(0).getMembers()).extracting((member) -> member.getUser().getName())
			.containsExactlyInAnyOrder("tux", "owner", "alice", "bob");
	}

	@Test
	void waitForReplyInVainSaysWhatWasWaitedFor() throws Exception {
		JDA jda = connect(JDABuilder.createLight("any"));
		jda.removeEventListener(this.bot);
		SentCommand sent = this.discord.slash("silence").by("bob").send();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> sent.awaitReply(Duration.ofMillis(50)))
			.withMessageContaining("'silence' by bob")
			.withMessageContaining("not acknowledged");
	}

	private JDA connect(JDABuilder builder) throws InterruptedException {
		JDA jda = this.discord.configure(builder.addEventListeners(this.bot)).build();
		this.running.add(jda);
		return jda.awaitReady();
	}

	private static void count(GenericEvent event, CountDownLatch disconnected, CountDownLatch resumed) {
		if (event instanceof SessionDisconnectEvent) {
			disconnected.countDown();
		}
		if (event instanceof SessionResumeEvent) {
			resumed.countDown();
		}
	}

}
