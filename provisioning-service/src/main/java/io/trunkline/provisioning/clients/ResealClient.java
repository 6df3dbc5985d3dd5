package io.trunkline.provisioning.clients;

import io.trunkline.provisioning.secrets.PasswordResealer;
import io.trunkline.telephony.ids.ClientId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ResealClient implements PasswordResealer {
    private final SaveClient save;

    ResealClient(SaveClient save) {
        this.save = save;
    }

    @Override
    public String kind() {
        return "client";
    }

    @Override
    public Mono<Void> reseal(UUID id) {
        return save.reseal(new ClientId(id));
    }
}
