package io.railhead.conversation;

import io.railhead.conversation.Step.Parcel;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Puts messages on a link as its other side would: with that side's TLS key, user and password, and no other right. */
final class OtherSide {
    private OtherSide() {}

    /** @param answer the bytes of the answer that the parcel names, when it names one */
    static void put(Railhead railhead, String link, Parcel parcel, Supplier<byte[]> answer) {
        Path data = railhead.data();
        String url = ("tcp://localhost:%d?sslEnabled=true&enabledProtocols=TLSv1.3&verifyHost=true&keyStoreType=PKCS12"
                        + "&keyStorePath=%s&keyStorePassword=%s&trustStoreType=PEMCA&trustStorePath=%s"
                        + "&reconnectAttempts=0&deserializationDenyList=*")
                .formatted(
                        railhead.brokerPort(),
                        data.resolve("keys/scheme-" + link + "-tls.p12").toAbsolutePath(),
                        secret(data, "keystore-password"),
                        data.resolve("certificates/demo-ca.pem").toAbsolutePath());
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                Connection connection =
                        factory.createConnection("scheme-" + link, secret(data, "broker-scheme-" + link));
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            Message message = message(session, parcel, answer);
            message.setStringProperty("_AMQ_DUPL_ID", UUID.randomUUID().toString());
            session.createProducer(session.createQueue("link." + link + ".from-scheme"))
                    .send(message);
        } catch (JMSException refused) {
            throw new IllegalStateException("the broker took no message from the other side of " + link, refused);
        }
    }

    private static Message message(Session session, Parcel parcel, Supplier<byte[]> answer) throws JMSException {
        return switch (parcel) {
            case Parcel.Text(String text) -> session.createTextMessage(text);
            case Parcel.ObjectMessage(String content) -> session.createObjectMessage(content);
            case Parcel.Bytes(String text, String charset) -> bytes(session, text.getBytes(Charset.forName(charset)));
            case Parcel.Zeros(int count) -> bytes(session, new byte[count]);
            case Parcel.AnswerOf some -> {
                byte[] whole = answer.get();
                yield bytes(session, Arrays.copyOf(whole, whole.length - some.cut()));
            }
        };
    }

    private static Message bytes(Session session, byte[] content) throws JMSException {
        var message = session.createBytesMessage();
        message.writeBytes(content);
        return message;
    }

    private static String secret(Path data, String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
