package io.trunkline.events.wire;

import io.trunkline.events.Event;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.EndpointTested;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.RealtimeApplied;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The table of event types: the record, its `ce_type` and its topic. An incompatible change of a record is a v2
/// beside its v1.
public enum EventType {
    CARRIER_CHANGED_V1("carrier.changed.v1", Topic.CARRIER_CHANGED, CarrierChanged.class),
    CLIENT_CHANGED_V1("client.changed.v1", Topic.CLIENT_CHANGED, ClientChanged.class),
    TENANT_CHANGED_V1("tenant.changed.v1", Topic.TENANT_CHANGED, TenantChanged.class),
    ACCESS_CHANGED_V1("access.changed.v1", Topic.ACCESS_CHANGED, AccessChanged.class),
    CAMPAIGN_CHANGED_V1("campaign.changed.v1", Topic.CAMPAIGN_CHANGED, CampaignChanged.class),
    DID_CHANGED_V1("did.changed.v1", Topic.DID_CHANGED, DidChanged.class),
    DIALPLAN_CHANGED_V1("dialplan.changed.v1", Topic.DIALPLAN_CHANGED, DialplanChanged.class),
    ENDPOINT_STATUS_V1("endpoint.status.v1", Topic.ENDPOINT_STATUS, EndpointStatus.class),
    REALTIME_APPLIED_V1("realtime.applied.v1", Topic.REALTIME_APPLIED, RealtimeApplied.class),
    CALL_ROUTED_V1("call.routed.v1", Topic.CALL_ROUTED, CallRouted.class),
    CALL_PROGRESS_V1("call.progress.v1", Topic.CALL_PROGRESS, CallProgress.class),
    CALL_COMPLETED_V1("call.completed.v1", Topic.CALL_COMPLETED, CallCompleted.class),
    CDR_RECORDED_V1("cdr.recorded.v1", Topic.CDR_RECORDED, CdrRecorded.class),
    NODE_COMMAND_V1("node.command.v1", Topic.NODE_COMMAND, NodeCommand.class),
    NODE_SNAPSHOT_V1("node.snapshot.v1", Topic.NODE_SNAPSHOT, NodeSnapshot.class),
    ENDPOINT_TESTED_V1("endpoint.tested.v1", Topic.ENDPOINT_TESTED, EndpointTested.class),
    ALERT_RAISED_V1("alert.raised.v1", Topic.ALERT_RAISED, AlertRaised.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::typeName, Function.identity()));
    private static final Map<Class<? extends Event>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));

    private final String typeName;
    private final Topic topic;
    private final Class<? extends Event> record;

    EventType(String typeName, Topic topic, Class<? extends Event> record) {
        this.typeName = typeName;
        this.topic = topic;
        this.record = record;
    }

    /// The type of an event.
    public static EventType of(Event event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("no type for " + event.getClass().getSimpleName());
        }
        return type;
    }

    /// The type of a `ce_type`; empty for an unknown one.
    public static Optional<EventType> forTypeName(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /// The value of `ce_type`.
    public String typeName() {
        return typeName;
    }

    /// The topic on which events of this type are published.
    public Topic topic() {
        return topic;
    }

    /// The record of this type.
    public Class<? extends Event> record() {
        return record;
    }
}
