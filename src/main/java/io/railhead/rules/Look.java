package io.railhead.rules;

import io.railhead.payment.Transfer;
import io.railhead.rules.Judged.ACreditTransfer;
import io.railhead.rules.Judged.ADocument;
import io.railhead.rules.Judged.AMessageReject;
import io.railhead.rules.Judged.AStatusReport;
import io.railhead.rules.Judged.ATransfer;
import io.railhead.scheme.Rule.Subject;
import java.util.Set;

/** A method of a check together with what it can look at. */
record Look(Set<Subject> subjects, How<Judged> how) {
    /** The check itself; breaches go to the scene. */
    interface How<T> {
        void judge(T judged, Scene scene);
    }

    static Look at(Set<Subject> subjects, How<Judged> how) {
        return new Look(subjects, how);
    }

    static Look atTransfer(How<Transfer> how) {
        return at(Set.of(Subject.TRANSFER, Subject.CREDIT_TRANSFER), (judged, scene) -> {
            switch (judged) {
                case ATransfer asked -> how.judge(asked.transfer(), scene);
                case ACreditTransfer leaving -> how.judge(leaving.message().transfer(), scene);
                case AStatusReport other -> unfit(other);
                case AMessageReject other -> unfit(other);
                case ADocument other -> unfit(other);
            }
        });
    }

    /** A payment with its ids, as far as it has them yet. */
    static Look atPayment(How<Judged> how) {
        return at(Set.of(Subject.TRANSFER, Subject.CREDIT_TRANSFER), how);
    }

    static Look atMessage(How<ACreditTransfer> how) {
        return at(Set.of(Subject.CREDIT_TRANSFER), (judged, scene) -> {
            if (judged instanceof ACreditTransfer leaving) {
                how.judge(leaving, scene);
            } else {
                unfit(judged);
            }
        });
    }

    static Look atHeader(How<HeaderChecks.Headed> how) {
        return at(
                Set.of(Subject.CREDIT_TRANSFER, Subject.STATUS_REPORT, Subject.MESSAGE_REJECT),
                (judged, scene) -> how.judge(HeaderChecks.Headed.of(judged), scene));
    }

    static Look atReport(How<AStatusReport> how) {
        return at(Set.of(Subject.STATUS_REPORT), (judged, scene) -> {
            if (judged instanceof AStatusReport report) {
                how.judge(report, scene);
            } else {
                unfit(judged);
            }
        });
    }

    static Look atReject(How<AMessageReject> how) {
        return at(Set.of(Subject.MESSAGE_REJECT), (judged, scene) -> {
            if (judged instanceof AMessageReject reject) {
                how.judge(reject, scene);
            } else {
                unfit(judged);
            }
        });
    }

    static Look atDocument(How<ADocument> how) {
        return at(Set.of(Subject.DOCUMENT), (judged, scene) -> {
            if (judged instanceof ADocument document) {
                how.judge(document, scene);
            } else {
                unfit(judged);
            }
        });
    }

    private static void unfit(Judged judged) {
        throw new IllegalStateException(
                "the loader keeps this check away from " + judged.getClass().getSimpleName());
    }
}
