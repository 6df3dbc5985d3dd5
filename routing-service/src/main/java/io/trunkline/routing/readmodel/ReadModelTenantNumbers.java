package io.trunkline.routing.readmodel;

import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.telephony.numbers.PhoneNumberReaders;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ReadModelTenantNumbers implements TenantNumbers {
    private final ReadModel readModel;
    private final PhoneNumberReaders readers;

    ReadModelTenantNumbers(ReadModel readModel, PhoneNumberReaders readers) {
        this.readModel = readModel;
        this.readers = readers;
    }

    @Override
    public Mono<PhoneNumberReader> ofTenant(UUID tenant) {
        return readModel.tenantCountry(tenant).map(readers::of).defaultIfEmpty(readers.ofDefaultCountry());
    }

    @Override
    public Mono<PhoneNumberReader> ofCampaign(UUID campaign) {
        return readModel.campaignCountry(campaign).map(readers::of).defaultIfEmpty(readers.ofDefaultCountry());
    }

    @Override
    public PhoneNumberReader ofDefaultCountry() {
        return readers.ofDefaultCountry();
    }
}
