import type { z } from 'zod';
import type { FactorRequired } from '#protocol/http';
import type { Profile } from '#protocol/user';
import { factorsApi } from '../../data/factors.ts';
import { Button } from '../../kit/Button.tsx';
import { w } from '../../pages/words.ts';
import { type Proof, ProofForm } from './ProofForm.tsx';

/** After the password: one of the factors of the account. */
export function SecondStep(props: { first: z.infer<typeof FactorRequired>; onSignedIn: (me: Profile) => void; onStartOver: () => void }) {
  const prove = async (proof: Proof) => {
    if (proof.kind === 'password') throw new TypeError('a password is the first step');
    const { onSignedIn } = props;
    onSignedIn(await factorsApi.prove(props.first.ticket, proof));
  };
  return (
    <>
      <ProofForm
        ways={props.first.factorRequired}
        submit={w().signIn.title}
        options={() => factorsApi.provingOptions(props.first.ticket)}
        prove={prove}
      />
      <Button look="quiet" wide onClick={props.onStartOver}>
        {w().signIn.startOver}
      </Button>
    </>
  );
}
