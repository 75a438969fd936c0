import type { JSX } from 'solid-js';
import { speakHere } from '../data/language.ts';
import { LanguageSelect } from '../kit/LanguageSelect.tsx';
import { Wordmark } from '../kit/Wordmark.tsx';
import './auth.css';

/** A small card in the middle: signing up, signing in, verifying. */
export function AuthFrame(props: { title: string; children: JSX.Element; below?: JSX.Element }) {
  return (
    <main id="main" class="auth" tabindex="-1">
      <div class="auth-brand">
        <Wordmark href="/" />
      </div>
      <section class="auth-card">
        <h1 tabindex="-1">{props.title}</h1>
        {props.children}
      </section>
      <p class="auth-below">{props.below}</p>
      <footer class="auth-foot">
        <LanguageSelect onChoose={(chosen) => void speakHere(chosen)} />
      </footer>
    </main>
  );
}
