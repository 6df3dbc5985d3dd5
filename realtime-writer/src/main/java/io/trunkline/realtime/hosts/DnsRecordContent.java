package io.trunkline.realtime.hosts;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// Reads what DNS records contain.
final class DnsRecordContent {
    /// Priority, weight and port of an SRV record (RFC 2782).
    private static final int BEFORE_TARGET = 6;

    private DnsRecordContent() {}

    /// The address of an A or AAAA record; empty if it is malformed.
    static Optional<String> address(DnsRecord record) {
        return content(record).map(ByteBufUtil::getBytes).flatMap(DnsRecordContent::address);
    }

    private static Optional<String> address(byte[] bytes) {
        try {
            return Optional.of(NetUtil.toAddressString(InetAddress.getByAddress(bytes)));
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    /// The target of an SRV record, with a final dot; empty if it is malformed.
    static Optional<String> serviceTarget(DnsRecord record) {
        return content(record)
                .filter(content -> content.readableBytes() > BEFORE_TARGET)
                .map(content ->
                        DefaultDnsRecordDecoder.decodeName(content.duplicate().skipBytes(BEFORE_TARGET)));
    }

    private static Optional<ByteBuf> content(DnsRecord record) {
        return record instanceof DnsRawRecord raw ? Optional.of(raw.content()) : Optional.empty();
    }
}
