export default function Home() {
  return <h1>Parallax</h1>;
}
