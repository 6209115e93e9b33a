/** What went wrong with a form as a whole, read out at once. */
export function Alert({ text }: { text: string }) {
  return (
    <p className="alert" role="alert">
      {text}
    </p>
  );
}
