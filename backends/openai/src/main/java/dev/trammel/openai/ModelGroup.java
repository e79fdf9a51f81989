package dev.trammel.openai;

import dev.trammel.CancelledException;
import dev.trammel.OutputFormat;
import dev.trammel.RemoteAnswer;
import dev.trammel.RemoteModel;
import dev.trammel.RemoteRequest;
import dev.trammel.RemoteStream;
import dev.trammel.ServerException;
import dev.trammel.constraints.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several models as one: where one server fails, the next is asked. A request that no server would take isn't handed
 * on.
 *
 * <p>Safe for use by several threads.
 */
public final class ModelGroup implements RemoteModel {
    private final List<Member> members;
    private final GroupPolicy policy;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * How a member is doing.
     *
     * @param model its name
     * @param calls how often it was asked
     * @param failures how often it failed
     * @param failuresInARow since its last answer
     * @param resting whether it is left alone for a while
     */
    public record Health(String model, long calls, long failures, int failuresInARow, boolean resting) {}

    private static final class Member {
        private final RemoteModel model;
        private long calls;
        private long failures;
        private int inARow;
        private long restsUntil;

        private Member(RemoteModel model) {
            this.model = model;
        }

        private synchronized void answered() {
            calls++;
            inARow = 0;
        }

        private synchronized void failed(GroupPolicy policy) {
            calls++;
            failures++;
            if (++inARow >= policy.restAfter()) {
                restsUntil = System.nanoTime() + policy.rest().toNanos();
            }
        }

        private synchronized boolean rests(GroupPolicy policy) {
            return inARow >= policy.restAfter() && restsUntil - System.nanoTime() > 0;
        }

        private synchronized Health health(GroupPolicy policy) {
            return new Health(model.name(), calls, failures, inARow, rests(policy));
        }
    }

    private ModelGroup(List<Member> members, GroupPolicy policy) {
        this.members = members;
        this.policy = policy;
    }

    /**
     * Makes one model of several.
     *
     * @param models at least one
     */
    public static ModelGroup of(GroupPolicy policy, RemoteModel... models) {
        if (models.length == 0) {
            throw new IllegalArgumentException("expected at least 1 model, found none");
        }
        List<Member> members = new ArrayList<>();
        for (RemoteModel model : models) {
            members.add(new Member(model));
        }
        return new ModelGroup(List.copyOf(members), policy);
    }

    /** Where one fails, the next in the list. */
    public static ModelGroup fallback(RemoteModel... models) {
        return of(GroupPolicy.FALLBACK, models);
    }

    /** Each in its turn. */
    public static ModelGroup roundRobin(RemoteModel... models) {
        return of(GroupPolicy.ROUND_ROBIN, models);
    }

    @Override
    public String name() {
        return members.stream().map(member -> member.model.name()).collect(Collectors.joining(" or "));
    }

    /** How the members are doing, as they are listed. */
    public List<Health> health() {
        return members.stream().map(member -> member.health(policy)).toList();
    }

    @Override
    public RemoteAnswer ask(RemoteRequest request) {
        Duration hedge = policy.hedgeAfter();
        return hedge == null || members.size() == 1
                ? inOrder(member -> member.model.ask(request))
                : hedged(request, hedge);
    }

    @Override
    public RemoteStream stream(RemoteRequest request) {
        return inOrder(member -> member.model.stream(request));
    }

    private interface Asking<T> {
        T ask(Member member);
    }

    private <T> T inOrder(Asking<T> asking) {
        ServerException last = null;
        for (Member member : order()) {
            try {
                T answer = asking.ask(member);
                member.answered();
                return answer;
            } catch (ServerException e) {
                member.failed(policy);
                if (last != null) {
                    e.addSuppressed(last);
                }
                last = e;
                if (!isWorthAnother(e)) {
                    throw e;
                }
            }
        }
        if (last == null) {
            throw new IllegalStateException("expected at least 1 model, found none");
        }
        throw last;
    }

    /** What one server finds wrong with a request another would, too. */
    private static boolean isWorthAnother(ServerException e) {
        return !(e instanceof BadRequestException
                || e instanceof UnprocessableException
                || e instanceof RequestTooLargeException);
    }

    /** Those at rest come last. */
    private List<Member> order() {
        List<Member> order = new ArrayList<>(members);
        if (policy.order() == GroupPolicy.By.TURN) {
            int first = Math.floorMod(turn.getAndIncrement(), members.size());
            Collections.rotate(order, -first);
        } else if (policy.order() == GroupPolicy.By.COST) {
            order.sort(Comparator.comparingDouble(member -> price(member.model)));
        }
        order.sort(Comparator.comparing(member -> member.rests(policy)));
        return order;
    }

    private static double price(RemoteModel model) {
        return model instanceof OpenAiModel known ? known.price() : Double.MAX_VALUE;
    }

    private record Result(
            Member member,
            @Nullable RemoteAnswer answer,
            @Nullable RuntimeException failure) {}

    private RemoteAnswer hedged(RemoteRequest request, Duration hedge) {
        List<Member> order = order();
        BlockingQueue<Result> results = new LinkedBlockingQueue<>();
        List<Thread> threads = new ArrayList<>();
        RuntimeException last = null;
        int waiting = 0;
        int next = 0;
        try {
            while (true) {
                if (next < order.size()) {
                    threads.add(begin(order.get(next++), request, results));
                    waiting++;
                }
                Result result =
                        next < order.size() ? results.poll(hedge.toNanos(), TimeUnit.NANOSECONDS) : results.take();
                if (result == null) {
                    continue;
                }
                waiting--;
                if (result.answer() != null) {
                    result.member().answered();
                    return result.answer();
                }
                last = result.failure();
                result.member().failed(policy);
                boolean over = waiting == 0 && next == order.size();
                boolean hopeless = !(last instanceof ServerException fault) || !isWorthAnother(fault);
                if (last != null && (hopeless || over)) {
                    throw last;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("the thread was interrupted", e, List.of());
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private static Thread begin(Member member, RemoteRequest request, BlockingQueue<Result> results) {
        Thread thread = new Thread(
                () -> {
                    try {
                        results.add(new Result(member, member.model.ask(request), null));
                    } catch (RuntimeException e) {
                        results.add(new Result(member, null, e));
                    }
                },
                "trammel-hedge");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The first member's: any of them may answer. */
    @Override
    public Report report(OutputFormat format) {
        return members.get(0).model.report(format);
    }

    @Override
    public String toString() {
        return name();
    }
}
