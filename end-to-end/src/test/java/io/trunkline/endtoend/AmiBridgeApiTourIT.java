package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.client.ami.ApiClient;
import io.trunkline.client.ami.ApiException;
import io.trunkline.client.ami.api.DeadLettersApi;
import io.trunkline.client.ami.api.DeadLettersApi.APIListDeadLettersRequest;
import io.trunkline.client.ami.api.NodesApi;
import io.trunkline.client.ami.model.NodeView;
import io.trunkline.client.ami.model.PageDeadLetter;
import io.trunkline.client.ami.model.Problem;
import io.trunkline.testkit.suite.RunningSuite;
import org.junit.jupiter.api.Test;

/// A tour of ami-bridge with the client that is generated from its description.
class AmiBridgeApiTourIT {
    private static final RunningSuite SUITE = TestEnvironment.shared().runningSuite();
    private static final ApiClient CLIENT = newClient();

    private final DeadLettersApi deadLetters = new DeadLettersApi(CLIENT);

    private static ApiClient newClient() {
        ApiClient client = new ApiClient();
        client.updateBaseUri(SUITE.serviceUrl("ami-bridge").toString());
        return client.setRequestInterceptor(AdminToken.authorization(SUITE));
    }

    @Test
    void the_node_is_connected() throws ApiException {
        NodeView node = new NodesApi(CLIENT).listNodes().getItems().getFirst();

        assertThat(node.getName()).isEqualTo(SUITE.nodeName().orElseThrow());
        assertThat(node.getConnected()).isTrue();
        assertThat(node.getIncarnation()).isNotNull();
        assertThat(node.getAsteriskVersion()).startsWith("22.");
    }

    @Test
    void dead_letters_are_listed() throws ApiException {
        PageDeadLetter page = deadLetters.listDeadLetters(APIListDeadLettersRequest.newBuilder()
                .service("ami-bridge")
                .limit(1)
                .build());

        assertThat(page.getItems()).hasSizeLessThanOrEqualTo(1);
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> deadLetters.redeliverDeadLetter("ami-bridge", "no-such-letter"));
        assertThat(CLIENT.getObjectMapper()
                        .readValue(refused.getResponseBody(), Problem.class)
                        .getCode())
                .isEqualTo("dead-letter.not-found");
    }
}
