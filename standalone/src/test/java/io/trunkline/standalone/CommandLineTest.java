package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteNode;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteService;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void a_suite_has_one_replica_of_each_service() {
        assertThat(CommandLine.parse().options().replicas())
                .containsExactlyElementsOf(
                        SuiteService.all().stream().map(ServiceReplica::first).toList());
    }

    @Test
    void a_split_suite_can_have_a_second_replica_of_routing_service() {
        assertThat(CommandLine.parse("--split", "--routing-replicas=2")
                        .options()
                        .replicas())
                .hasSize(SuiteService.all().size() + 1)
                .extracting(ServiceReplica::id)
                .contains("routing-service", "routing-service-2");
    }

    @Test
    void a_suite_in_one_process_has_no_second_replica() {
        assertThatThrownBy(() -> CommandLine.parse("--routing-replicas=2")).hasMessageContaining("requires --split");
    }

    @Test
    void each_node_has_a_bridge_of_its_own() {
        SuiteOptions options = CommandLine.parse("--nodes=2").options();

        assertThat(options.nodes()).extracting(SuiteNode::name).containsExactly("ast1", "ast2");
        assertThat(options.replicas())
                .extracting(ServiceReplica::id)
                .contains("ami-bridge", "ami-bridge-2")
                .doesNotContain("routing-service-2");
        assertThat(CommandLine.parse("--nodes=2", "--node=east").options().nodes())
                .extracting(SuiteNode::name)
                .containsExactly("east", "east2");
        assertThatThrownBy(() -> CommandLine.parse("--nodes=3")).hasMessageContaining("1 or 2");
    }

    @Test
    void a_third_replica_is_refused_since_a_node_knows_two_urls() {
        assertThatThrownBy(() -> CommandLine.parse("--split", "--routing-replicas=3"))
                .hasMessageContaining("1 or 2");
    }

    @Test
    void a_process_runs_one_replica() {
        assertThat(CommandLine.parse("--service=routing-service-2").replica()).contains(ServiceReplica.SECOND_ROUTING);
        assertThatThrownBy(() -> CommandLine.parse("--service=cdr-service-2")).hasMessageContaining("cdr-service-2");
    }
}
