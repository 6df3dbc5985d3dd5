package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.Channel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The headers of events about a Dial: the caller's channel without a prefix, the dialed channel with `Dest`.
abstract class DialEventHeaders extends ChannelEventHeaders {

    private String destChannel = "";
    private String destUniqueid = "";
    private String destLinkedid = "";
    private @Nullable Integer destChannelState;
    private @Nullable String destContext;
    private @Nullable String destExten;
    private @Nullable String destCallerIdNum;
    private @Nullable String destConnectedLineNum;
    private @Nullable Map<String, String> destVariables;
    private String dialString = "";
    private String dialStatus = "";

    DialEventHeaders(Object source) {
        super(source);
    }

    public void setDestChannel(@Nullable String value) {
        destChannel = textOrEmpty(value);
    }

    public void setDestUniqueid(@Nullable String value) {
        destUniqueid = textOrEmpty(value);
    }

    public void setDestLinkedid(@Nullable String value) {
        destLinkedid = textOrEmpty(value);
    }

    public void setDestChannelState(@Nullable Integer value) {
        destChannelState = value;
    }

    public void setDestContext(@Nullable String value) {
        destContext = value;
    }

    public void setDestExten(@Nullable String value) {
        destExten = value;
    }

    public void setDestCallerIdNum(@Nullable String value) {
        destCallerIdNum = value;
    }

    public void setDestConnectedLineNum(@Nullable String value) {
        destConnectedLineNum = value;
    }

    /// The header `DestChanVariable`, repeated for each variable.
    public void setDestChanVariables(@Nullable Map<String, String> value) {
        destVariables = value;
    }

    public void setDialString(@Nullable String value) {
        dialString = textOrEmpty(value);
    }

    public void setDialStatus(@Nullable String value) {
        dialStatus = textOrEmpty(value);
    }

    /// Not used, like the next ones.
    public void setDestLanguage(@Nullable String value) {}

    public void setDestAccountCode(@Nullable String value) {}

    public void setDestPriority(@Nullable String value) {}

    public void setDestChannelStateDesc(@Nullable String value) {}

    public void setDestCallerIdName(@Nullable String value) {}

    public void setDestConnectedLineName(@Nullable String value) {}

    /// The dialed channel.
    public Channel dialed() {
        return new Channel(
                destChannel,
                destUniqueid,
                destLinkedid.isEmpty() ? destUniqueid : destLinkedid,
                stateOrUnknown(destChannelState),
                destContext,
                destExten,
                destCallerIdNum,
                destConnectedLineNum,
                withoutEmpty(destVariables));
    }

    public String dialString() {
        return dialString;
    }

    public String dialStatus() {
        return dialStatus;
    }
}
