package io.github.tuxsentry.test.discord;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bounds of what a local Discord remembers of a bot that runs for long.
 */
class BoundedHistoryTests {

	private static final int MAX_SIZE = 10_000;

	private final SentCommands commands = new SentCommands();

	@Test
	void theLatestInteractionsAreRemembered() {
		for (int i = 0; i <= MAX_SIZE; i++) {
			this.commands.interaction("token" + i, command(i));
		}
		assertThat(this.commands.byInteractionToken("token0")).isNull();
		assertThat(this.commands.byInteractionToken("token1").id()).isEqualTo("1");
		assertThat(this.commands.byInteractionToken("token" + MAX_SIZE)).isNotNull();
	}

	@Test
	void aMessageOfLongAgoGetsNoReplyAnymore() {
		List<SentCommand> first = List.of(command(0), command(1));
		first.forEach(this.commands::message);
		for (int i = 2; i <= MAX_SIZE; i++) {
			this.commands.message(command(i));
		}
		ObjectNode reply = JsonNodeFactory.instance.objectNode().put("content", "pong");
		this.commands.channelMessage("channel", reply);
		assertThat(first).extracting(SentCommand::isUnanswered).containsExactly(true, false);
		reply.putObject("message_reference").put("message_id", "0");
		this.commands.channelMessage("channel", reply);
		assertThat(first.get(0).isUnanswered()).isTrue();
	}

	@Test
	void theLatestCallsAreRecorded() {
		RestApi api = new RestApi(new Signal());
		for (int i = 0; i <= MAX_SIZE; i++) {
			api.answer(new RestRequest("GET", "/" + i, TextNode.valueOf(""), Map.of()));
		}
		assertThat(api.calls()).hasSize(MAX_SIZE);
		assertThat(api.calls().get(0).path()).isEqualTo("/1");
	}

	private static SentCommand command(int id) {
		ObjectNode message = JsonNodeFactory.instance.objectNode().put("id", "" + id).put("channel_id", "channel");
		return new SentCommand(message, "text", null, new Signal());
	}

}
