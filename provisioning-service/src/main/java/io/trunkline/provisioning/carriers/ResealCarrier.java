package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.secrets.PasswordResealer;
import io.trunkline.telephony.ids.CarrierId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ResealCarrier implements PasswordResealer {
    private final SaveCarrier save;

    ResealCarrier(SaveCarrier save) {
        this.save = save;
    }

    @Override
    public String kind() {
        return "carrier";
    }

    @Override
    public Mono<Void> reseal(UUID id) {
        return save.reseal(new CarrierId(id));
    }
}
