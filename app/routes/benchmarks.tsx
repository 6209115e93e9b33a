import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeBenchmarks, openBenchmarks } from '../benchmarkPage.server';
import { BenchmarkForm, type BenchmarkSent, SubjectForm } from '../ui/BenchmarkForm';
import { BenchmarkList } from '../ui/BenchmarkList';
import { Header } from '../ui/Header';
import { ShippedBenchmarks } from '../ui/ShippedBenchmarks';
import { useWords, wordsOf } from '../ui/Words';

export const loader = openBenchmarks;
export const action = changeBenchmarks;

export const headers: HeadersFunction = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('benchmarks.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Benchmarks() {
  const { own, shipped, subjects, form, done } = useLoaderData<typeof loader>();
  const sent = useActionData<BenchmarkSent>();
  const { t } = useWords();
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <p className="where">{t('benchmarks.title')}</p>
        <h1>
          {own.length === 0
            ? t('benchmarks.own_none')
            : t('benchmarks.own_count', { count: own.length })}
        </h1>
        <p className="certainty">
          {t('benchmarks.about', {
            shipped: shipped.reduce(
              (sum, { figures, findings }) => sum + figures.length + findings.length,
              0,
            ),
          })}
        </p>
        {done && (
          <p className="done" role="status">
            {t(`benchmarks.done_${done}`)}
          </p>
        )}
        {own.length > 0 && !form && <BenchmarkList own={own} />}
        <section className="card">
          <h2>{t(form?.edited ? 'benchmarks.change' : 'benchmarks.add')}</h2>
          {form ? (
            <BenchmarkForm key={form.edited} form={form} sent={sent} />
          ) : (
            <>
              <p className="note">{t('benchmarks.how')}</p>
              <SubjectForm subjects={subjects} />
            </>
          )}
        </section>
        {!form && <ShippedBenchmarks shipped={shipped} />}
      </main>
    </>
  );
}
