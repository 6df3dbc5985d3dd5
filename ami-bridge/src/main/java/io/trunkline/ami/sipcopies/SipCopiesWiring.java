package io.trunkline.ami.sipcopies;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SipCopiesWiring {
    /// @param address host and port that the node sends copies of its SIP messages to
    @Bean
    @ConditionalOnProperty("trunkline.refusals.sip-copies")
    BackgroundLoop sipCopiesLoop(
            List<SipCopyHandler> handlers, @Value("${trunkline.refusals.sip-copies}") String address) {
        URI uri = URI.create("hep://" + address);
        return new ReceiveSipCopies(new InetSocketAddress(uri.getHost(), uri.getPort()), handlers).loop();
    }

    @Bean
    @ConditionalOnProperty("trunkline.refusals.sip-copies")
    AnswerNetworkCauses answerNetworkCauses(InviteRefusals refusals, NodeActions actions) {
        return new AnswerNetworkCauses(refusals, actions);
    }

    @Bean
    @ConditionalOnProperty("trunkline.refusals.sip-copies")
    BackgroundLoop networkCausesLoop(AnswerNetworkCauses answers) {
        return answers.loop();
    }
}
