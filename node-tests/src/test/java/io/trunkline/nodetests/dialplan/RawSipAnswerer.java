package io.trunkline.nodetests.dialplan;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A callee that sends no audio, and whose answers and requests a test writes. It answers a call by the number:
/// those that end with 183 get early media and no answer, those that end with 180 ring and are answered just when
/// the node cancels them, those that end with 480 are refused with a Q.850 cause of its own, those that end with 603
/// with two reasons, those that end with 100 get that response and no other, and those that end with 999 get none at
/// all. All others are answered.
final class RawSipAnswerer implements AutoCloseable {
    private static final int SILENT = 999;
    private static final int TRYING = 100;
    private static final int RINGING = 180;
    private static final int EARLY_MEDIA = 183;
    private static final Map<String, String> REFUSALS = Map.of(
            "480", "Reason: Q.850;cause=34\r\n",
            "603", "Reason: SIP;cause=603;text=\"v=analytics1\"\r\nReason: Q.850;cause=17\r\n");

    final String host = LoopbackAddresses.next();

    private final DatagramSocket socket;
    private final DatagramSocket media;
    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final List<String> responses = new CopyOnWriteArrayList<>();
    private final Set<Integer> mediaPorts = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger sequence = new AtomicInteger();

    /// @param invite as it was received
    /// @param from the address of the node
    private record Call(String invite, SocketAddress from) {}

    RawSipAnswerer() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
            media = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::answer);
        Thread.ofVirtual().start(this::receiveMedia);
    }

    String address() {
        return host + ":" + socket.getLocalPort();
    }

    /// Waits until the number was called.
    void awaitCall(String number) {
        Await.until(number + " is called", () -> calls.containsKey(number));
    }

    /// Waits for a request within the call to a number.
    void awaitRequest(String number, String method) {
        awaitCall(number);
        String callId = header(calls.get(number).invite, "Call-ID");
        Await.until(
                method + " for " + number,
                () -> requests.stream()
                        .anyMatch(it -> it.startsWith(method + " ")
                                && header(it, "Call-ID").equals(callId)));
    }

    /// Sends a request within the call to a number, as soon as the node has acknowledged the answer: it leaves
    /// requests that arrive before the answer without one.
    ///
    /// @param headers each ending in CRLF
    /// @return its final status
    int request(String number, String method, String headers, String body) {
        awaitRequest(number, "ACK");
        Call call = calls.get(number);
        String cseq = sequence.incrementAndGet() + " " + method;
        String target = find(call.invite, "(?m)^Contact:.*?<(.*?)>");
        send(
                call.from,
                method + " " + target + " SIP/2.0\r\nVia: SIP/2.0/UDP " + address() + ";branch=z9hG4bK"
                        + cseq.hashCode()
                        + "\r\nFrom: " + header(call.invite, "To") + ";tag=raw\r\nTo: " + header(call.invite, "From")
                        + "\r\nCall-ID: " + header(call.invite, "Call-ID") + "\r\nCSeq: " + cseq
                        + "\r\nMax-Forwards: 70\r\n" + contact() + headers + content(body));
        Pattern response =
                Pattern.compile("(?s)SIP/2.0 ([2-6]\\d\\d) .*CSeq: " + cseq + "\r.*", Pattern.CASE_INSENSITIVE);
        Await.until(
                method + " is answered",
                () -> responses.stream().anyMatch(it -> response.matcher(it).matches()));
        return responses.stream()
                .map(response::matcher)
                .filter(Matcher::matches)
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /// Sends an RTCP receiver report, as a listener that sends no audio does.
    void reportReception(String number) {
        Call call = calls.get(number);
        int port = mediaPort(call.invite) + 1;
        byte[] report = {(byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 7};
        try {
            media.send(new DatagramPacket(report, report.length, new InetSocketAddress("127.0.0.1", port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for audio from the call to a number.
    void awaitMedia(String number) {
        Await.until("audio of " + number, () -> mediaPorts.contains(mediaPort(offer(number))));
    }

    /// The session description in the INVITE of the call to a number.
    String offer(String number) {
        return calls.get(number).invite;
    }

    /// A description for the call to a number that holds it as phones did before RFC 3264: its address is 0.0.0.0.
    String sdpWithoutAddress(String number) {
        return sdp(number, "sendrecv").replace("c=IN IP4 " + host, "c=IN IP4 0.0.0.0");
    }

    /// A description for the call to a number.
    ///
    /// @param direction such as `sendrecv`, or `sendonly` to hold the call
    String sdp(String number, String direction) {
        return sdpFor(offer(number), direction);
    }

    /// A description with the first codec of an offer, and with its key of SRTP, if it has one.
    private String sdpFor(String offer, String direction) {
        Matcher line = Pattern.compile("(?m)^m=audio \\d+ (\\S+) (\\d+)").matcher(offer);
        if (!line.find()) {
            throw new IllegalArgumentException(offer);
        }
        String attributes = Pattern.compile("(?m)^a=(rtpmap:" + line.group(2) + " |crypto:).*$")
                .matcher(offer)
                .results()
                .map(found -> found.group().strip() + "\r\n")
                .collect(Collectors.joining());
        return "v=0\r\no=raw 1 " + sequence.get() + " IN IP4 " + host + "\r\ns=-\r\nc=IN IP4 " + host
                + "\r\nt=0 0\r\nm=audio " + media.getLocalPort() + " " + line.group(1) + " " + line.group(2) + "\r\n"
                + attributes + "a=" + direction + "\r\n";
    }

    private static int mediaPort(String offer) {
        return Integer.parseInt(find(offer, "(?m)^m=audio (\\d+)"));
    }

    private void receiveMedia() {
        DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
        try {
            while (true) {
                media.receive(packet);
                mediaPorts.add(packet.getPort());
            }
        } catch (IOException _) {
            // closed: nothing more is received
        }
    }

    private void answer() {
        byte[] buffer = new byte[16_384];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                answer(
                        new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8),
                        packet.getSocketAddress());
            }
        } catch (IOException _) {
            // closed: nothing more is answered
        }
    }

    private void answer(String message, SocketAddress from) {
        if (message.startsWith("SIP/2.0 ")) {
            responses.add(message);
            if (header(message, "CSeq").endsWith("INVITE") && !message.startsWith("SIP/2.0 1")) {
                acknowledge(message, from);
            }
        } else if (message.startsWith("INVITE ")) {
            String number = find(message, "^INVITE sip:([^@]*)@");
            calls.putIfAbsent(number, new Call(message, from));
            if (number.endsWith(String.valueOf(SILENT))) {
                return;
            }
            if (number.endsWith(String.valueOf(TRYING))) {
                send(from, response(message, TRYING) + content(""));
            } else if (number.endsWith(String.valueOf(RINGING))) {
                send(from, response(message, RINGING) + contact() + content(""));
            } else if (REFUSALS.containsKey(lastDigits(number))) {
                String status = lastDigits(number);
                send(from, response(message, Integer.parseInt(status)) + REFUSALS.get(status) + content(""));
            } else {
                answerInvite(message, from, number.endsWith(String.valueOf(EARLY_MEDIA)) ? EARLY_MEDIA : 200);
            }
        } else {
            requests.add(message);
            if (message.startsWith("CANCEL ")) {
                Call canceled = calls.get(find(message, "^CANCEL sip:([^@]*)@"));
                answerInvite(canceled.invite, canceled.from, 200);
            }
            if (!message.startsWith("ACK ")) {
                send(from, response(message, 200) + content(""));
            }
        }
    }

    private static String lastDigits(String number) {
        return number.substring(Math.max(0, number.length() - 3));
    }

    private void answerInvite(String invite, SocketAddress from, int status) {
        send(from, response(invite, status) + contact() + content(sdpFor(invite, "sendrecv")));
    }

    private void acknowledge(String response, SocketAddress from) {
        String target = find(response, "(?m)^Contact:.*?<(.*?)>");
        send(
                from,
                "ACK " + target + " SIP/2.0\r\nVia: SIP/2.0/UDP " + address() + ";branch=z9hG4bKack" + sequence.get()
                        + "\r\nFrom: " + header(response, "From") + "\r\nTo: " + header(response, "To")
                        + "\r\nCall-ID: "
                        + header(response, "Call-ID") + "\r\nCSeq: "
                        + header(response, "CSeq").replace("INVITE", "ACK") + "\r\nMax-Forwards: 70\r\n" + content(""));
    }

    private static String response(String request, int status) {
        String to = header(request, "To");
        return "SIP/2.0 " + status + " OK\r\nVia: " + header(request, "Via") + "\r\nFrom: " + header(request, "From")
                + "\r\nTo: " + to + (to.contains(";tag=") ? "" : ";tag=raw") + "\r\nCall-ID: "
                + header(request, "Call-ID") + "\r\nCSeq: " + header(request, "CSeq") + "\r\n";
    }

    private String contact() {
        return "Contact: <sip:raw@" + address() + ">\r\n";
    }

    private static String content(String body) {
        return (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static String header(String message, String name) {
        return find(message, "(?m)^" + name + ": (.*?)\r?$");
    }

    private static String find(String message, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(message);
        if (!found.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + message);
        }
        return found.group(1);
    }

    private void send(SocketAddress to, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
        media.close();
    }
}
