package io.railhead.app;

import io.railhead.codec.MessagePeek;
import io.railhead.codec.Schemas;
import io.railhead.codec.Validator;
import io.railhead.engine.Engine;
import io.railhead.engine.Gates;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger;
import io.railhead.engine.MessageFactory;
import io.railhead.engine.PackSchemes;
import io.railhead.engine.Patience;
import io.railhead.engine.RequestBuilder;
import io.railhead.intake.KnownCodes;
import io.railhead.intake.Outcomes;
import io.railhead.intake.Participants;
import io.railhead.intake.Vetting;
import io.railhead.intake.file.Channels;
import io.railhead.intake.file.Folders;
import io.railhead.link.BrokerSettings;
import io.railhead.link.LinkSettings;
import io.railhead.link.Links;
import io.railhead.link.LinksFile;
import io.railhead.reference.ReferenceData;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.signing.Signer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the rooms together: every object of the packages above is made here, once. */
@ApplicationScoped
class Wiring {
    private final GatewaySettings settings;
    private final LinksFile links;

    Wiring(GatewaySettings settings) {
        this.settings = settings;
        this.links = ConfigFiles.links(settings.config().folder().orElse(null));
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    LinksFile linksFile() {
        return links;
    }

    @Produces
    @Singleton
    Packs packs() {
        return Packs.load(
                settings.config()
                        .folder()
                        .map(folder -> folder.resolve("schemes"))
                        .orElse(null),
                Judge.vocabulary());
    }

    @Produces
    @Singleton
    Judge judge(InstantSource clock) {
        return new Judge(clock);
    }

    @Produces
    @Singleton
    Validator validator() {
        return settings.validation().over(new Schemas(settings.data().resolve("schemas")));
    }

    @Produces
    @Singleton
    Participants participants() {
        return ConfigFiles.participants(settings.config().folder().orElse(null));
    }

    @Produces
    @Singleton
    Vetting vetting(Packs packs, Judge judge, Participants participants, InstantSource clock) {
        return new Vetting(packs, judge, participants, new KnownCodes(ReferenceData.inForce(), clock));
    }

    @Produces
    @Singleton
    Channels channels() {
        return ConfigFiles.channels(settings.config().folder().orElse(null));
    }

    @Produces
    @Singleton
    Folders folders() {
        DataDirectory data = DataDirectory.at(settings.data());
        return new Folders(data.inbox(), data.work(), data.archive(), data.error(), data.outbox());
    }

    @Produces
    @Singleton
    Outcomes outcomes() {
        return new Outcomes();
    }

    @Produces
    @Singleton
    Links links(InstantSource clock) {
        List<LinkSettings> each =
                links.links().stream().map(LinksFile.Entry::settings).toList();
        return new Links(each, broker(), clock, bytes -> MessagePeek.at(bytes).definition());
    }

    void close(@Disposes Links closing) {
        closing.close();
    }

    private BrokerSettings broker() {
        return Passwords.broker(settings.broker());
    }

    @Produces
    @Singleton
    LaneKeeper lanes(LaneKeeper.Register register) {
        return new LaneKeeper(register, settings.node(), System::nanoTime);
    }

    @Produces
    @Singleton
    Gates gates(Links wire, LaneKeeper lanes) {
        return new Gates(wire, lanes, byLink(LinksFile.Entry::credit), Patience.USUAL);
    }

    @Produces
    @Singleton
    MessageFactory factory(Packs packs, Judge judge, Signer signer, Validator validator) {
        return new RequestBuilder(
                packs,
                byLink(link -> new RequestBuilder.Ends(
                        link.settings().ourAgent(), link.settings().theirAgent())),
                judge,
                signer,
                validator);
    }

    @Produces
    @Singleton
    Engine engine(
            Ledger ledger,
            Links wire,
            Packs packs,
            MessageFactory factory,
            InstantSource clock,
            Gates gates,
            LaneKeeper lanes,
            Outcomes outcomes) {
        Engine engine = new Engine(
                ledger,
                wire,
                new PackSchemes(packs),
                factory,
                clock,
                gates,
                lanes,
                outcomes::moved,
                settings.engine().workers(),
                settings.duplicates().window());
        engine.start();
        return engine;
    }

    void close(@Disposes Engine closing) {
        closing.close();
    }

    private <T> Map<String, T> byLink(Function<LinksFile.Entry, T> value) {
        return links.links().stream().collect(Collectors.toMap(LinksFile.Entry::name, value));
    }
}
