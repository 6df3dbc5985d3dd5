package io.trunkline.benchmarks.cost;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// What Kafka has done, from its JMX beans.
///
/// @param requests of all kinds, those of clients and of Kafka itself
record KafkaWork(long requests, long bytesIn, long bytesOut) {
    private static final String REQUESTS = "kafka.network:type=RequestMetrics,name=RequestsPerSec,*";
    private static final String BYTES_IN = "kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec";
    private static final String BYTES_OUT = "kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec";

    /// The address of the beans comes from the process itself, on this machine.
    ///
    /// @param pid of Kafka's process, which runs as the same user
    @SuppressWarnings("BanJNDI")
    static KafkaWork of(long pid) {
        try {
            VirtualMachine kafka = VirtualMachine.attach(Long.toString(pid));
            try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(kafka.startLocalManagementAgent()))) {
                MBeanServerConnection beans = connector.getMBeanServerConnection();
                return new KafkaWork(count(beans, REQUESTS), count(beans, BYTES_IN), count(beans, BYTES_OUT));
            } finally {
                kafka.detach();
            }
        } catch (AttachNotSupportedException | IOException | JMException e) {
            throw new IllegalStateException("cannot read what Kafka has done", e);
        }
    }

    private static long count(MBeanServerConnection beans, String pattern) throws IOException, JMException {
        long all = 0;
        for (ObjectName bean : beans.queryNames(new ObjectName(pattern), null)) {
            all += (Long) beans.getAttribute(bean, "Count");
        }
        return all;
    }

    KafkaWork since(KafkaWork earlier) {
        return new KafkaWork(requests - earlier.requests, bytesIn - earlier.bytesIn, bytesOut - earlier.bytesOut);
    }
}
