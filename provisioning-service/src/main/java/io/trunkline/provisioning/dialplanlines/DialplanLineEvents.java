package io.trunkline.provisioning.dialplanlines;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLine;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Turns dialplan lines into dialplan.changed events.
@Configuration(proxyBeanMethods = false)
class DialplanLineEvents {

    @Bean
    RepublishSource dialplanLineRepublishSource(DialplanLineRepository lines) {
        return (after, limit) -> lines.lockPageForShare(new DialplanLineId(after), limit)
                .map(page -> page.stream()
                        .<Event>map(DialplanLineEvents::dialplanChanged)
                        .toList());
    }

    static DialplanChanged dialplanChanged(DialplanLine line) {
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
