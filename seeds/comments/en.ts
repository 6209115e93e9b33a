import type { Voices } from './voices';

export const EN: Voices = {
  consumer: {
    topics: {
      waiting: {
        bad: [
          'I waited {minutes} minutes before anyone answered.',
          'The queue took {minutes} minutes and nobody told me how long it would be.',
          '{minutes} minutes on hold is far too long.',
          'The waiting time is not acceptable.',
          'I hung up after {minutes} minutes and tried again in the evening.',
          'Long wait, as always.',
          'It took {days} days to get an answer by e-mail.',
        ],
        good: [
          'My call was answered within a minute.',
          'Hardly any waiting time.',
          'I got a quick answer by e-mail the same day.',
          'They told me how long the wait would be, and it was true.',
          'Fast reply in the chat.',
        ],
      },
      human: {
        bad: [
          'I could not reach a real person.',
          'The menu never let me speak to a human.',
          'The chatbot kept sending me in circles.',
          'I had to search the website for a phone number.',
          'Please let me speak to a real person straight away.',
          'Self-service did not know my problem, and there was no way out of it.',
        ],
        good: [
          'It was easy to reach a real person.',
          'I could choose between chat and phone.',
          'A real person called me back as promised.',
          'One click and I was speaking to a human.',
        ],
      },
      heard: {
        bad: [
          'Nobody listened to what I said.',
          'The agent read from a script and did not listen.',
          'I felt like a number.',
          'They did not understand my problem.',
          'My complaint was brushed aside.',
          'The agent was rude and in a hurry.',
        ],
        good: [
          'The agent really listened.',
          'I felt taken seriously.',
          'Friendly and patient all the way through.',
          'They understood my problem at once.',
          'Anna in the evening team was wonderful.',
        ],
      },
      knowledge: {
        bad: [
          'The agent did not know the product.',
          'They could not solve my problem.',
          'I got a wrong answer and had to call again.',
          'My problem is still not solved.',
          'Nobody knew what to do about my invoice.',
          'They promised to call back and never did.',
        ],
        good: [
          'The agent knew what to do.',
          'My problem was solved in one call.',
          'Competent help from the first minute.',
          'My invoice was corrected on the spot.',
        ],
      },
      repeating: {
        bad: [
          'I had to explain everything {times} times.',
          'I was passed around between {times} departments.',
          'Each agent gave me a different answer.',
          'The chat did not know what I had told them by phone.',
          'I had to repeat my customer number 204 418 733 again and again.',
          'The shop said one thing and the hotline another.',
        ],
        good: [
          'I did not have to repeat anything.',
          'One person took care of it from start to end.',
          'They already knew what I had written before.',
          'I got the same answer everywhere.',
        ],
      },
    },
    closing: {
      bad: [
        'I will take my business elsewhere.',
        'I have told all my friends about it.',
        'Next time I choose another company.',
        'An apology would have been nice.',
        'Please hire more people.',
        'Very disappointing.',
      ],
      middling: [
        'It depends on who picks up.',
        'It could be better.',
        'Fine in the morning, hopeless in the evening.',
        'Good people, too few of them.',
      ],
      good: ['Thank you!', 'Keep it up.', 'I would recommend them.', 'I will stay with them.'],
    },
  },
  manager: {
    topics: {
      waiting: {
        bad: [
          'Queues are too long on Monday mornings.',
          'We lack staff at peak times.',
          'Our forecast misses the peaks, so callers wait.',
          'The budget does not allow more agents.',
          'Too many calls are abandoned in the queue.',
          'The waiting time is too long at peak times.',
          'Customers wait {minutes} minutes when the queue is full.',
          'Nobody likes to wait, and on Mondays everybody does.',
        ],
        good: [
          'We have worked hard on response times this year.',
          'Our service level is met most days.',
          'The new forecast keeps the queues short.',
          'Call back has taken the pressure off the queue.',
          'The waiting time is down to a few minutes.',
          'Callers are told how long the wait will be.',
          'Most calls get an answer within a minute.',
        ],
      },
      human: {
        bad: [
          'We steer customers to self-service to save costs.',
          'The chatbot takes simple questions, but customers want to talk.',
          'We cannot afford agents on every channel.',
          'In the evening customers cannot reach a real person.',
          'The menu is too long before anyone can speak to us.',
        ],
        good: [
          'Customers reach our agents in every channel.',
          'Self-service takes the simple questions, so our agents have time.',
          'Every menu has a way to an agent.',
          'A real person answers every call.',
          'The phone number is on every page of the website.',
        ],
      },
      heard: {
        bad: [
          'Our agents are measured on handling time, not on listening.',
          'Stress makes our agents short with customers.',
          'Our training has too little about listening.',
          'We listen, but there is never enough time for each problem.',
        ],
        good: [
          'Our agents are trained to listen.',
          'Our quality scores are high.',
          'We coach our agents every week.',
          'We follow up every unhappy customer.',
          'We listen first and then solve the problem.',
          'Friendly people are our strength.',
        ],
      },
      knowledge: {
        bad: [
          'Staff turnover is high, and training takes months.',
          'Our agents need one system instead of six.',
          'The knowledge base is out of date.',
          'We cannot always solve the problem in one call.',
          'A call back is promised more often than it is made.',
        ],
        good: [
          'Our agents are well trained.',
          'The new knowledge base helps our agents.',
          'We solve most matters at first contact.',
          'The problem is solved in one call, most of the time.',
          'We call back the same day.',
        ],
      },
      repeating: {
        bad: [
          'Our systems do not talk to each other.',
          'Each channel has its own team and its own system.',
          'Our agents cannot see what the customer did in the app.',
          'Customers have to explain everything again in every channel.',
          'The chat does not show what was said by phone.',
        ],
        good: [
          'All channels share one customer record.',
          'Our agents see the whole history of the customer.',
          'The new system shows every contact.',
          'Nobody has to repeat anything with us.',
          'One person takes care of a matter from start to end.',
        ],
      },
    },
    closing: {
      bad: [
        'Management looks at costs alone.',
        'We need more budget.',
        'Nobody knows what a lost customer costs us.',
        'More people would help.',
      ],
      middling: [
        'There is more to do.',
        'We are on the way.',
        'It varies from team to team.',
        'It depends on the day.',
      ],
      good: [
        'I am proud of the team.',
        'Customers know what to expect from us.',
        'The numbers point in the right direction.',
        'Keep it up.',
        'We get better every month.',
        'Our customers stay with us.',
      ],
    },
  },
};
