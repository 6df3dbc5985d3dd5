package io.trunkline.standalone.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteNode;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.ports.SuitePorts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTest {
    private static final ServiceReplica ROUTING = ServiceReplica.first(SuiteService.ROUTING);
    private static final ServiceReplica BRIDGE = ServiceReplica.first(SuiteService.AMI_BRIDGE);

    @TempDir
    Path root;

    @Test
    void heartbeats_are_rare_where_no_replica_could_take_over() {
        assertThat(settings(1, true).arguments(ROUTING)).contains("--trunkline.messaging.session-timeout=30s");
        assertThat(settings(1, true).arguments(BRIDGE)).contains("--trunkline.messaging.session-timeout=30s");
    }

    @Test
    void a_service_with_replicas_or_a_process_of_its_own_is_noticed_soon() {
        assertThat(settings(2, true).arguments(BRIDGE)).noneMatch(ServiceSettingsTest::isSessionTimeout);
        assertThat(settings(1, false).arguments(ROUTING)).noneMatch(ServiceSettingsTest::isSessionTimeout);
    }

    @Test
    void topics_have_a_partition_for_each_replica_that_a_service_can_have() {
        assertThat(settings(1, true).arguments(ROUTING)).contains("--trunkline.messaging.partitions=2");
    }

    private static boolean isSessionTimeout(String argument) {
        return argument.startsWith("--trunkline.messaging.session-timeout");
    }

    private ServiceSettings settings(int nodeCount, boolean inOneJvm) {
        SuiteFolder folder = new SuiteFolder(root).create();
        SuiteSecrets secrets = new SuiteSecrets(folder);
        var _ = secrets.createMissing();
        List<SuiteNode> nodes = SuiteOptions.defaults().withNodeCount(nodeCount).nodes();
        return new ServiceSettings(folder, SuitePorts.load(folder, true), secrets, nodes, false, inOneJvm);
    }
}
