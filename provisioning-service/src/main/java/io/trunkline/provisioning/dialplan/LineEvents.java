package io.trunkline.provisioning.dialplan;

import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.provisioning.dialplan.domain.Line;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the other services are told of dialplan lines.
@Configuration(proxyBeanMethods = false)
class LineEvents {

    @Bean
    RepublishSource everyLine(Lines lines) {
        return () -> lines.everything().map(LineEvents::changed);
    }

    static DialplanChanged changed(Line line) {
        var settings = line.settings();
        return new DialplanChanged(
                line.id().value(),
                line.version(),
                line.deletedAt() != null,
                settings.context(),
                settings.exten(),
                settings.priority(),
                settings.app(),
                settings.appdata());
    }
}
